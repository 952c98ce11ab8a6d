const MISTAKES_OF_OURS = ['TypeError', 'ReferenceError', 'RangeError', 'SyntaxError'];

/** What went wrong: in a sentence where there is one, with its stack where it is our own mistake. */
export function explain(error, { port } = {}) {
  if (error?.code === 'EADDRINUSE') return portTaken(port ?? error.port);
  if (!error?.message || MISTAKES_OF_OURS.includes(error.name)) return error;
  return error.message;
}

function portTaken(port) {
  return `Port ${port} is taken by another program. Choose another one: npm start -- --port ${Number(port) + 1}`;
}
