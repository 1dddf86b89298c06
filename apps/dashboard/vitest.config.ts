import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
    // Every render is taken down after its test; one page for all files is three times as fast.
    isolate: false,
    // The journeys of e2e/ need a browser and a built server; they have a configuration of their own.
    exclude: ['e2e/**', 'node_modules/**', 'dist/**'],
  },
});
