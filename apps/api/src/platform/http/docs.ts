import type { INestApplication } from '@nestjs/common'
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import { declarePathParameters, typeProblems } from './openapi-details.js'

export const DOCS_PATH = 'api/docs'

export function buildOpenApi(app: INestApplication, secureCookie: boolean): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Gongyi 共议')
    .setDescription(
      'Session cookie from POST /api/session. Unsafe methods need an Origin header naming this host. ' +
        'Every error is application/problem+json (RFC 9457): read `code`.',
    )
    .setVersion('0.1.0')
    .addCookieAuth(secureCookie ? '__Host-gongyi_session' : 'gongyi_session')
    .build()
  const document = SwaggerModule.createDocument(app, config)
  return { ...document, paths: typeProblems(declarePathParameters(document.paths)) }
}

/** The page at /api/docs, the document at /api/docs-json. */
export function serveDocs(app: INestApplication, secureCookie: boolean): void {
  SwaggerModule.setup(DOCS_PATH, app, () => buildOpenApi(app, secureCookie), {
    jsonDocumentUrl: `${DOCS_PATH}-json`,
    raw: ['json'],
  })
}
