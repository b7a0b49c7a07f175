import { defineConfig } from 'vitest/config'

// Every page is an index.html under src and keeps its path in static/built,
// which the Go package embeds.
export default defineConfig({
  root: 'src',
  cacheDir: '../node_modules/.vite', // not among the sources, which would then always seem new
  build: {
    outDir: '../static/built',
    emptyOutDir: true,
    target: 'es2022',
    license: { fileName: 'licenses.md' }, // of what is bundled, served beside it
    chunkSizeWarningLimit: 4000, // kB; Monaco, GraphiQL's editor, is large
    rolldownOptions: {
      input: { dashboard: 'src/index.html', graphiql: 'src/graphiql/index.html' },
      checks: { moduleLevelDirective: false }, // "use client" means nothing without server rendering
    },
  },
  server: { proxy: { '/graphql': 'http://127.0.0.1:8080', '/graphiql/examples.json': 'http://127.0.0.1:8080' } },
})
