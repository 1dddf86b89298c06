// Ends with 0 when a PostgreSQL server on 127.0.0.1:5432 lets the user postgres in without a password, with 1 when not,
// and says which on standard output. Speaks the protocol itself, because nothing is installed yet on a clean clone.
import { connect } from 'node:net';

const AUTHENTICATION = 'R'.charCodeAt(0);
const socket = connect({ host: '127.0.0.1', port: 5432 });
socket.setTimeout(3000, () => finish(1, 'No answer from 127.0.0.1:5432 within 3 s'));
socket.once('error', (error) => finish(1, `No server on 127.0.0.1:5432 (${error.code})`));
socket.once('connect', () => socket.write(startupMessage({ user: 'postgres', database: 'postgres' })));
socket.once('data', (reply) => {
  // Message type, its length (4 bytes), then the authentication request: 0 means none is asked for.
  if (reply[0] === AUTHENTICATION && reply.readInt32BE(5) === 0)
    finish(0, 'PostgreSQL answers on 127.0.0.1:5432');
  else finish(1, 'The server on 127.0.0.1:5432 does not let the user postgres in without a password');
});

function startupMessage(parameters) {
  const text = Object.entries(parameters).map(([name, value]) => `${name}\0${value}\0`);
  const body = Buffer.from(`${text.join('')}\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.length + head.length, 0);
  head.writeInt32BE(0x00030000, 4); // Protocol 3.0
  return Buffer.concat([head, body]);
}

function finish(code, message) {
  console.log(message);
  socket.destroy();
  process.exit(code);
}
