// How the two bundles are made: the browser's files (hashed, with a manifest) and the server's.
import { defineConfig } from 'vite';

/** Browsers that know light-dark(), cascade layers and nesting: nothing has to be rewritten for older ones. */
const BROWSERS = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

/** Packages that are read when they are first needed, if ever: passkeys, PostgreSQL, mail out and in. */
const READ_LATER = ['@simplewebauthn/server', 'pg', 'nodemailer', 'imapflow'];

export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        publicDir: false,
        // What every start needs is one file: reading hundreds of them took most of a cold start and much of its memory.
        ssr: { noExternal: true, external: [...READ_LATER] },
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
