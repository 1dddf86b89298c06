import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inlineDocuments } from './build/inlineDocuments.ts';
import { minimalIntrospection } from './build/minimalIntrospection.ts';
import { withoutWebFonts } from './build/withoutWebFonts.ts';

const API = process.env.CRADLE_API ?? 'http://localhost:4000';

export default defineConfig({
  plugins: [
    inlineDocuments(`${import.meta.dirname}/src/graphql/generated`),
    minimalIntrospection(),
    withoutWebFonts(),
    react(),
  ],
  // Pre-bundling cannot follow the `?worker` of its workers; served as they are, they load like our own.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite'] },
  server: {
    proxy: {
      '/graphql': API,
      '/auth': API,
      '/organisation': API,
      '/health': API,
      '/library/uploads': API,
      '/templates': API,
      // The page of a report has the same beginning and no ending.
      '^/assessments/[^/]+/report\\.(pdf|xlsx|html|json)': API,
      '/exports': API,
    },
  },
  build: {
    // GraphiQL brings an editor of its own; nobody loads it with the dashboard.
    chunkSizeWarningLimit: 4_500,
    rolldownOptions: {
      input: {
        index: `${import.meta.dirname}/index.html`,
        graphiql: `${import.meta.dirname}/graphiql.html`,
      },
      output: {
        codeSplitting: {
          // What several pieces of ECharts share is one file; each piece beside it is its own (charts/echarts).
          groups: [{ name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/, minShareCount: 3 }],
        },
      },
      onLog(level, log, report) {
        // 'use client' of libraries that also run on servers.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
