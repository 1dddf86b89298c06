import { LEARNING_TOPICS, type LearningTopic } from '@cradle/schema';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Markdown } from '../../ui/Markdown.tsx';
import { loadPage } from './learningPages.ts';

describe('Learning pages', () => {
  it.each(Object.keys(LEARNING_TOPICS) as LearningTopic[])('%s is there in both languages', async (topic) => {
    for (const language of ['en', 'zh'] as const) {
      const text = await loadPage(topic, language);
      expect(text.length).toBeGreaterThan(150);
      expect(text).toContain('## ');
    }
  });
  it('show HTML as text, follow no address that runs a script, and load no picture of another site', () => {
    const html = renderToStaticMarkup(
      createElement(Markdown, {
        text: '# Top\n\n<script>alert(1)</script>\n\n[bad](javascript:alert(1)) [good](https://example.org) ![seen](https://example.org/p.png)',
      }),
    );
    expect(html).not.toContain('<script');
    expect(html).not.toContain('javascript:');
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<h1');
    expect(html).toContain('href="https://example.org"');
  });
});
