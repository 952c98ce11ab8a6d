const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH'];
const MISTAKES_OF_OURS = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'];

/** What went wrong: in a sentence where there is one, with its stack where it is our own mistake. */
export function explain(error, { port } = {}) {
  if (error?.code === 'EADDRINUSE') return portTaken(port ?? error.port);
  if (process.env.DATABASE_URL && UNREACHABLE.includes(error?.code)) return databaseAway(error);
  if (!error?.message || MISTAKES_OF_OURS.includes(error.name)) return error;
  return error.message;
}

function portTaken(port) {
  return `Port ${port} is taken by another program. Choose another one: npm start -- --port ${Number(port) + 1}`;
}

function databaseAway(error) {
  const reason = error.message || error.code;
  return `The database of DATABASE_URL does not answer (${reason}). Without DATABASE_URL the embedded one is used.`;
}
