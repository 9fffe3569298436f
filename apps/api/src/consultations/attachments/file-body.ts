/** How OpenAPI describes one uploaded file. */
export const FILE_BODY = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: { purpose: { type: 'string' }, file: { type: 'string', format: 'binary' } },
  },
}
