// PostGraphile on the tables of Cradle, as its own documentation serves it with Node. Runs in a folder that holds its packages:
//   node peerServer.mjs <address of the database> <port>
const [address, port] = process.argv.slice(2);
// It asks for Node 22, of which it uses these three.
Promise.withResolvers ??= function withResolvers() {
  let resolve;
  let reject;
  const promise = new this((fulfil, refuse) => {
    resolve = fulfil;
    reject = refuse;
  });
  return { promise, resolve, reject };
};
Symbol.dispose ??= Symbol('Symbol.dispose');
Symbol.asyncDispose ??= Symbol('Symbol.asyncDispose');

const { createServer } = await import('node:http');
const { postgraphile } = await import('postgraphile');
const { PostGraphileAmberPreset } = await import('postgraphile/presets/amber');
const { makePgService } = await import('postgraphile/adaptors/pg');
const { grafserv } = await import('postgraphile/grafserv/node');

const graphile = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: address, schemas: ['public'], poolSize: 10 })],
  grafserv: { port: Number(port), graphqlPath: '/graphql', graphiql: false, watch: false },
  // As ours: the list of factors has no limit to what it may ask for, and errors of single fields are not explained.
  schema: { retryOnInitFail: false },
});
const server = createServer();
await graphile.createServ(grafserv).addTo(server);
server.listen(Number(port), '127.0.0.1', () => console.log('The peer is ready.'));
