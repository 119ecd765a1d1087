/** The part of Papa Parse that we use. */
declare module "papaparse" {
  type Chunk = { data: string[][]; errors: { code: string; row?: number }[] };
  type Parser = { pause(): void; resume(): void; abort(): void };
  type Options = {
    delimiter: string;
    chunkSize?: number;
    chunk: (chunk: Chunk, parser: Parser) => void;
    complete: () => void;
    error: (error: Error) => void;
  };
  const Papa: { parse(text: string, options: Options): void };
  export default Papa;
}
