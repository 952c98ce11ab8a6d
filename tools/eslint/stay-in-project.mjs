import path from 'node:path';

/** No relative path from one project into another: a project is entered by its name. */
export const stayInProject = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { root: { type: 'string' } }, required: ['root'] }],
    messages: { leaves: "'{{source}}' leaves {{project}} by a relative path; import the other project by its name." },
  },
  create(context) {
    const { root } = context.options[0];
    const home = projectOf(path.relative(root, context.filename));
    const look = ({ source }) => {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const target = path.relative(root, path.resolve(path.dirname(context.filename), source.value));
      if (projectOf(target) === home) return;
      context.report({ node: source, messageId: 'leaves', data: { source: source.value, project: home } });
    };
    return {
      ImportDeclaration: look,
      ExportNamedDeclaration: look,
      ExportAllDeclaration: look,
      ImportExpression: look,
    };
  },
};

function projectOf(file) {
  const [area, name] = file.split(path.sep);
  return area === 'libs' || area === 'apps' ? `${area}/${name}` : area;
}
