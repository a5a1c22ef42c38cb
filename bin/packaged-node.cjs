// Hands a program to the Node that came with the packages, whatever Node the machine started.
// In old syntax, because cron, systemd or a person may start it with an old one.
'use strict';

var childProcess = require('node:child_process');
var fs = require('node:fs');
var path = require('node:path');
var url = require('node:url');

var NEEDED = 26;
var MISSING =
  'Throughline needs Node ' +
  NEEDED +
  ', which `npm install` lays into node_modules/.bin, and this is ' +
  process.version +
  ': run `npm install` again, with optional packages.';

function isNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= NEEDED;
}

function pass(node, program, words) {
  var child = childProcess.spawn(node, [program].concat(words), { stdio: 'inherit' });
  ['SIGTERM', 'SIGINT', 'SIGHUP'].forEach((signal) => {
    process.on(signal, () => {
      child.kill(signal);
    });
  });
  child.on('error', (fault) => {
    console.error(fault.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

// Runs `program` (an absolute path) with `words` as its arguments, in this process where this Node will do.
function run(program, words) {
  if (isNewEnough()) {
    process.argv = [process.execPath, program].concat(words);
    return import(url.pathToFileURL(program).href);
  }
  var node = path.join(__dirname, '..', 'node_modules', '.bin', 'node');
  if (fs.existsSync(node)) return pass(node, program, words);
  console.error(MISSING);
  return process.exit(1);
}

module.exports = { run: run };

if (require.main === module) run(path.resolve(process.argv[2]), process.argv.slice(3));
