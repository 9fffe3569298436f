import { EXECUTION } from '../rates/tasks.js'
import { err, ok, type Result } from '../result.js'
import { CanonicalJsonError, canonicalHash } from './canonical-json.js'
import { type DossierContent, type DossierDocument, dossierContentSchema, dossierSchema } from './dossier.js'
import type { DossierCheck, DossierProblem } from './dossier-problem.js'
import type { ChainHead } from './hash-chain.js'
import { parseCaseNumber, parseFilingNumber, parseTaskNumber } from './numbering.js'
import { findPersonalData } from './personal-data.js'
import { verifyChain } from './verify-chain.js'
import { problemsOfMotions } from './verify-motions.js'

export interface VerifyOptions {
  /** full names that must not appear; known to the community, not to the public verifier */
  readonly names?: readonly string[]
  /** head of the chain as known from elsewhere (topic page, printed dossier, township digest) */
  readonly head?: ChainHead
}

/** SHA-256 of the canonical JSON (RFC 8785) of the document without its `hash`, lower-case hex. */
export function dossierHash(document: DossierContent | DossierDocument): string {
  const { hash: _hash, ...content } = { hash: '', ...document }
  return canonicalHash(content)
}

/**
 * Seals a dossier: checks everything the verifier will check and adds the hash.
 *
 * @returns the sealed document, or every problem found; nothing is sealed with a problem
 */
export function sealDossier(content: DossierContent, options: VerifyOptions = {}): Verdict {
  // what JSON drops must not be hashed: optional members given as undefined
  const parsed = dossierContentSchema.safeParse(JSON.parse(JSON.stringify(content)))
  if (!parsed.success) return err(schemaProblems(parsed.error.issues))
  return canonically(() => {
    const problems = problemsOf(parsed.data, options)
    return problems.length === 0 ? ok({ ...parsed.data, hash: dossierHash(parsed.data) }) : err(problems)
  })
}

/**
 * Verifies a dossier from itself alone: schema, hash, event chain, text hashes, each count from its own figures and
 * preset snapshot, outcomes, numbers, rates, and that it holds no personal data.
 *
 * @param input parsed JSON from anywhere; never throws on it
 */
export function verifyDossier(input: unknown, options: VerifyOptions = {}): Verdict {
  const parsed = dossierSchema.safeParse(input)
  if (!parsed.success) return err(schemaProblems(parsed.error.issues))
  const document = parsed.data
  return canonically(() => {
    const problems = [...hashProblems(input, document.hash), ...problemsOf(document, options)]
    return problems.length === 0 ? ok(document) : err(problems)
  })
}

type Verdict = Result<DossierDocument, readonly DossierProblem[]>

// JSON can carry lone surrogates, canonical JSON cannot: a fault of the document, not a surprise
function canonically(verdict: () => Verdict): Verdict {
  try {
    return verdict()
  } catch (error) {
    if (error instanceof CanonicalJsonError) return err([problem('schema', error.path, 'no-canonical-form')])
    throw error
  }
}

// hashed as received, not as parsed: a member the schema overlooks must still break the hash
function hashProblems(input: unknown, claimed: string): DossierProblem[] {
  const { hash: _hash, ...content } = Object.assign({ hash: '' }, input)
  const actual = canonicalHash(content)
  return actual === claimed ? [] : [{ check: 'hash', path: '/hash', detail: actual }]
}

function problemsOf(document: DossierContent, options: VerifyOptions): DossierProblem[] {
  return [
    ...chainProblems(document, options.head),
    ...numberProblems(document),
    ...problemsOfMotions(document),
    ...publicityProblems(document),
    ...executionProblems(document),
    ...findPersonalData(document, options.names).map(({ path, kind }) => problem('personal-data', path, kind)),
  ]
}

function chainProblems(document: DossierContent, known: ChainHead | undefined): DossierProblem[] {
  const { topicId, community, chainHead, events } = document
  const chain = verifyChain(events, { topicId, communityId: community.id, head: known ?? chainHead })
  if (!chain.ok) return [problem('chain', '/events', `${chain.error.fault} ${chain.error.seq}`)]
  const same = chain.value.seq === chainHead.seq && chain.value.hash === chainHead.hash
  return same ? [] : [problem('chain', '/chainHead', 'fork')]
}

function numberProblems(document: DossierContent): DossierProblem[] {
  const problems: DossierProblem[] = []
  const parts = parseCaseNumber(document.caseNo)
  if (parts?.regionCode !== document.community.code) problems.push(problem('number', '/caseNo', document.caseNo))
  const { filing } = document
  if (filing && !parseFilingNumber(filing.number)) problems.push(problem('number', '/filing/number', filing.number))
  document.tasks.forEach((task, i) => {
    if (parseTaskNumber(task.no)?.caseNo !== document.caseNo)
      problems.push(problem('number', `/tasks/${i}/no`, task.no))
  })
  return problems
}

function publicityProblems(document: DossierContent): DossierProblem[] {
  return document.publicity.flatMap(({ from, to }, i) =>
    from <= to ? [] : [problem('publicity', `/publicity/${i}`, `${from}>${to}`)],
  )
}

function executionProblems(document: DossierContent): DossierProblem[] {
  const counted = document.tasks.filter((task) => task.status !== 'CANCELLED')
  const sum = (tasks: DossierContent['tasks']) => tasks.reduce((total, task) => total + task.weight, 0)
  const done = sum(counted.filter((task) => task.status === 'ACCEPTED'))
  const all = sum(counted)
  const listed = document.rates.find(({ id }) => id === EXECUTION.id) ?? document.executionRate
  const same = [document.executionRate, listed].every((rate) => rate.numerator === done && rate.denominator === all)
  return same ? [] : [problem('execution', '/executionRate', `${done}/${all}`)]
}

function schemaProblems(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]) {
  return issues.map((issue) => problem('schema', issue.path.map((step) => `/${String(step)}`).join(''), issue.message))
}

function problem(check: DossierCheck, path: string, detail: string): DossierProblem {
  return { check, path, detail }
}
