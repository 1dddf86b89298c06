export {
  type DocumentPlace,
  MOST_CHARACTERS,
  type ParsedDocument,
  parseDocument,
} from './parseDocument.ts';
