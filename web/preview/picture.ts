/** Draws a picture that looks like a photo of a slip. */

export async function writePicture(): Promise<{
  bytes: ArrayBuffer;
  width: number;
  height: number;
}> {
  const canvas = document.createElement("canvas");
  const [width, height] = [240, 320];
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d");
  if (context) {
    context.fillStyle = "#8a7f6b";
    context.fillRect(0, 0, width, height);
    context.fillStyle = "#fffdf5";
    context.fillRect(50, 30, 140, 260);
    context.fillStyle = "#333";
    for (let line = 0; line < 9; line += 1) context.fillRect(65, 55 + line * 24, 110 - line * 6, 6);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg"));
  return { bytes: await (blob ?? new Blob()).arrayBuffer(), width, height };
}
