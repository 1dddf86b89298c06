import type { en } from './en.ts';

/** The keys of the English texts with any wording: a language that lacks one does not compile. */
export type Messages = Wording<typeof en>;

/** The same keys as `T`, each with any text. */
export type Wording<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Wording<T[Key]> };
