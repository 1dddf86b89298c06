import { checkText, convertText } from './checkText.ts';
import type { CheckAsk } from './checkTypes.ts';

/* Checks footprints beside the page, with the engine the API uses. Nothing leaves the browser. */

self.onmessage = ({ data }: MessageEvent<{ readonly id: number; readonly ask: CheckAsk }>) => {
  self.postMessage({ id: data.id, answer: answerTo(data.ask) });
};

function answerTo(ask: CheckAsk) {
  switch (ask.kind) {
    case 'check':
      return checkText(ask);
    case 'convert':
      return convertText(ask);
    default:
      return ask satisfies never;
  }
}
