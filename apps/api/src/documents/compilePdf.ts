import { createRequire } from 'node:module';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

export interface PdfDocument {
  /** Typst source; it reads the content with `json("/data.json")` and files by their paths, such as `/chart.svg`. */
  readonly template: string;
  readonly data: unknown;
  readonly files?: ReadonlyMap<string, Buffer>;
  /** Goes into the file's properties. */
  readonly createdAt: Date;
}

const packageFile = createRequire(import.meta.url).resolve;

/** Latin and Chinese in two weights, from the package: a server need not have any font. */
const FONTS = [
  packageFile('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  packageFile('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
];

let compiler: NodeCompiler | undefined;

/** A PDF with tags and bookmarks. @throws when the template has a fault; content cannot cause one, it is only data */
export function compilePdf({ template, data, files, createdAt }: PdfDocument): Buffer {
  compiler ??= NodeCompiler.create({ workspace: '/', fontArgs: [{ fontPaths: FONTS }] });
  try {
    compiler.mapShadow('/data.json', Buffer.from(JSON.stringify(data)));
    for (const [path, bytes] of files ?? []) compiler.mapShadow(path, bytes);
    const compiled = compiler.compile({ mainFileContent: template });
    const faults = compiled.takeError();
    if (compiled.result === null || faults !== null)
      throw new Error(`The template could not be set: ${JSON.stringify(faults?.shortDiagnostics ?? [])}`);
    return compiler.pdf(compiled.result, { creationTimestamp: Math.floor(createdAt.getTime() / 1000) });
  } finally {
    compiler.resetShadow();
    // What one document left behind would only grow; the fonts stay.
    compiler.evictCache(2);
  }
}
