/** What went wrong, in a sentence where we know one, and with the stack where we do not. */
export function explain(error, { port } = {}) {
  if (error?.code === 'EADDRINUSE') {
    const taken = port ?? error.port;
    return `Port ${taken} is taken by another program. Choose another one: npm start -- --port ${Number(taken) + 1}`;
  }
  const isSentence = error instanceof Error && error.name === 'Error' && !error.code && error.message;
  return isSentence ? error.message : error;
}
