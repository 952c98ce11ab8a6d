import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const api = process.env['TWOTRACK_API'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@twotrack/source', ...defaultClientConditions] },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023' },
  server: {
    port: 5173,
    proxy: {
      '/api': api,
      '/v2': api,
      '/health': api,
      '/live': { target: api, ws: true },
    },
  },
});
