// Loaded into the child before anything else: when the launcher is gone, however it went, the child ends too.
'use strict';

if (process.channel) {
  process.on('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel.unref();
}
