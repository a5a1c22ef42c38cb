// Whether dist/ was built from the sources that lie here, and the lock that lets one build run at a time.
// Old syntax on purpose, like the launcher that reads it.
'use strict';

var crypto = require('crypto');
var fs = require('fs');
var path = require('path');

var ALSO = ['package-lock.json', 'vite.config.ts', 'tsconfig.json', 'bin/build.mjs', 'bin/fonts.mjs'];
var ABANDONED_AFTER = 10 * 60 * 1000;

function filesUnder(folder, into) {
  fs.readdirSync(folder, { withFileTypes: true }).forEach((entry) => {
    var full = path.join(folder, entry.name);
    if (entry.isDirectory()) filesUnder(full, into);
    else if (entry.name[0] !== '.') into.push(full);
  });
  return into;
}

/** One hash over the names and contents of everything a build is made from. */
function hashOf(root) {
  var hash = crypto.createHash('sha256');
  var files = filesUnder(path.join(root, 'src'), []);
  ALSO.forEach((name) => {
    if (fs.existsSync(path.join(root, name))) files.push(path.join(root, name));
  });
  files.sort().forEach((file) => {
    var content = fs.readFileSync(file);
    hash.update(path.relative(root, file) + '\0' + content.length + '\0');
    hash.update(content);
  });
  return hash.digest('hex');
}

function read(root) {
  var built = fs.existsSync(path.join(root, 'dist', 'server', 'main.js'));
  if (!fs.existsSync(path.join(root, 'src', 'main.ts'))) return { fresh: built, sources: false, want: '' };
  var want = hashOf(root);
  var stamp = path.join(root, 'dist', 'stamp');
  var fresh = built && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8').trim() === want;
  return { fresh: fresh, sources: true, want: want };
}

function sleep(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    return problem.code === 'EPERM';
  }
}

/** Puts a lock aside whose owner is gone; put back if another start took it meanwhile. */
function clearIfAbandoned(lock) {
  try {
    var owner = fs.readFileSync(lock, 'utf8');
    var age = Date.now() - fs.statSync(lock).mtimeMs;
    if (owner && isAlive(Number(owner)) && age < ABANDONED_AFTER) return;
    if (!owner && age < 2000) return;
    var aside = lock + '-' + process.pid;
    fs.renameSync(lock, aside);
    if (fs.readFileSync(aside, 'utf8') !== owner) fs.renameSync(aside, lock);
    else fs.unlinkSync(aside);
  } catch (problem) {
    if (problem.code !== 'ENOENT') throw problem;
  }
}

function take(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (problem) {
    if (problem.code !== 'EEXIST') throw problem;
    return false;
  }
}

function withLock(root, say, work) {
  var dist = path.join(root, 'dist');
  if (!fs.existsSync(dist)) fs.mkdirSync(dist, { recursive: true });
  var lock = path.join(dist, 'lock');
  var told = false;
  while (!take(lock)) {
    clearIfAbandoned(lock);
    if (!told) say('waiting for another build to end …');
    told = true;
    sleep(100);
  }
  try {
    work();
  } finally {
    fs.unlinkSync(lock);
  }
}

module.exports = { read: read, withLock: withLock };
