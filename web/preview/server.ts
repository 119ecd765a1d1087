/** Requests to the preview's server. */
import type { Edit, Finding, Message, Place } from "./message.ts";

export type Work = { told: string; name?: string; text?: string };

export class PreviewServer {
  readonly #api: string;
  readonly #token: string;

  constructor(api: string, token: string) {
    this.#api = api;
    this.#token = token;
  }

  message(index: number): Promise<Message> {
    return this.#get(`messages/${index}`);
  }

  pages(index: number): Promise<Place[]> {
    return this.#get(`messages/${index}/pages`);
  }

  /** Return the next message that isn't shown yet; null if there is none. */
  async next(index: number): Promise<number | null> {
    return (await this.#get<{ index: number | null }>(`messages/${index}/next`)).index;
  }

  /** Return everything that was changed since the last commit, as a file. */
  work(): Promise<Work> {
    return this.#get("work");
  }

  async check(index: number, strings: readonly string[]): Promise<Finding[]> {
    const body = { before: [], strings };
    return (await this.#post<{ findings: Finding[] }>(`messages/${index}/check`, body)).findings;
  }

  /** Save a translation. Return the problem, or null if it was saved. */
  async save(index: number, edit: Edit): Promise<string | null> {
    return (await this.#post<{ problem: string | null }>(`messages/${index}`, edit)).problem;
  }

  async #get<T>(path: string): Promise<T> {
    return (await (await fetch(this.#api + path)).json()) as T;
  }

  async #post<T>(path: string, body: unknown): Promise<T> {
    const response = await fetch(this.#api + path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Nobars-Preview": this.#token },
      body: JSON.stringify(body),
    });
    return (await response.json()) as T;
  }
}
