/** One sentence for people, in both languages of the dashboard. Which is shown is not the engine's to know. */
export interface Saying {
  readonly message: string;
  readonly messageZh: string;
}

export function say(message: string, messageZh: string): Saying {
  return { message, messageZh };
}
