/** Return the content of a JSON file, saved or from the network. Rejects if there is neither. */
export async function fetchData<T>(address: string | URL): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return (await response.json()) as T;
}
