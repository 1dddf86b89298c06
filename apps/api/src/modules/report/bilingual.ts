/** A name in English, and in Chinese where there is one. */
export interface Bilingual {
  readonly name: string;
  /** Empty when only the other is known. */
  readonly nameZh: string;
}

/** A sentence in both languages. */
export interface Saying {
  readonly message: string;
  readonly messageZh: string;
}

export function say(message: string, messageZh: string): Saying {
  return { message, messageZh };
}
