/** Cookies as a browser keeps them, over several answers. */
export class CookieJar {
  private readonly kept = new Map<string, string>();

  async fetch(url: string, options: RequestInit = {}): Promise<Response> {
    const cookie = this.header;
    const response = await fetch(url, {
      redirect: 'manual',
      ...options,
      headers: { ...options.headers, ...(cookie && { cookie }) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.kept.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return response;
  }

  get header(): string {
    return [...this.kept].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}
