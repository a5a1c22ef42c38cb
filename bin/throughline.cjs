#!/usr/bin/env node
// The command `throughline`: finds the packaged Node 26, builds what is stale, and hands over.
// Old syntax on purpose: whatever Node the machine has (12 or newer) must be able to read this file.
'use strict';

var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');
var freshness = require('./freshness.cjs');
var packagedNode = require('./packaged-node.cjs');

var root = path.dirname(__dirname);
var args = process.argv.slice(2);
var say = packagedNode.say;
var giveUp = packagedNode.giveUp;
var CONFIG_ERROR = packagedNode.CONFIG_ERROR;

function ensureBuilt(node) {
  var state = freshness.read(root);
  if (state.fresh) return;
  if (!state.sources)
    giveUp('there is neither a build in dist/ nor the sources to make one. Install it again.', CONFIG_ERROR);
  try {
    freshness.withLock(root, say, () => {
      var now = freshness.read(root);
      if (!now.fresh) build(node, now.want);
    });
  } catch (problem) {
    giveUp('cannot build in ' + path.join(root, 'dist') + ': ' + problem.message, 1);
  }
}

function build(node, want) {
  var began = Date.now();
  say(
    'building, since ' +
      (fs.existsSync(path.join(root, 'dist', 'stamp')) ? 'the sources changed' : 'this is the first start') +
      ' …',
  );
  var done = childProcess.spawnSync(node, [path.join(__dirname, 'build.mjs'), want], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error('the build failed, see above');
  say('built in ' + ((Date.now() - began) / 1000).toFixed(1) + ' s');
}

var node = packagedNode.find();
ensureBuilt(node);
// Building is done by now; whatever more was said of it is answered as for any command.
if (args[0] !== 'build' || args.length > 1)
  packagedNode.run(node, path.join(root, 'dist', 'server', 'main.js'), args);
