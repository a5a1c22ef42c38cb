// How the two bundles are made: the browser's files (hashed, with a manifest) and the server's, packages left outside.
import { defineConfig } from 'vite';

/** Browsers that know light-dark(), cascade layers and nesting: nothing has to be rewritten for older ones. */
const BROWSERS = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        publicDir: false,
        build: {
          target: 'esnext',
          minify: false,
          sourcemap: true,
          rolldownOptions: { output: { entryFileNames: '[name].js', codeSplitting: false } },
        },
      }
    : {
        publicDir: 'src/web/public',
        build: {
          target: BROWSERS,
          cssTarget: BROWSERS,
          manifest: 'manifest.json',
          modulePreload: false,
          assetsInlineLimit: 0,
          reportCompressedSize: false,
          rolldownOptions: { input: 'src/web/islands/client.ts' },
        },
      },
);
