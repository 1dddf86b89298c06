import type { Plugin } from 'vite';

/** GraphiQL brings two families of letters inside its style sheet, five times as large as the rest; ours are the system's. */
export function withoutWebFonts(): Plugin {
  return {
    name: 'cradle-without-web-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!/[\\/]graphiql[\\/]dist[\\/]style\.css/.test(id)) return null;
      return { code: code.replaceAll(/@font-face\s*\{[^}]*\}/g, ''), map: null };
    },
  };
}
