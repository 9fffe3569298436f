import type { FastifyInstance } from 'fastify'
import { Problem } from '../problem.js'

const MAX_DEPTH = 64

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d

/** JSON only (multipart has its own plugin): text/plain and forms are what cross-site pages can send without asking. */
export function registerBodyParser(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser(
    /^application\/(?:[\w.-]+\+)?json(?:\s*;|$)/i,
    { parseAs: 'string' },
    (_request, body, done) => {
      try {
        done(null, parseBody(body.toString()))
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)))
      }
    },
  )
}

/** JSON.parse plus what PostgreSQL, zod and the next JSON.stringify would trip over. */
export function parseBody(text: string): unknown {
  if (text === '') return undefined
  checkDepth(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Problem('malformed-json')
  }
  checkTree(value)
  return value
}

/** Before parsing: a megabyte of brackets is refused after the first few of them. */
function checkDepth(text: string): void {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (character === QUOTE) inString = !inString
    else if (inString) at += character === BACKSLASH ? 1 : 0
    else if (character === OPEN_LIST || character === OPEN_OBJECT) depth += 1
    else if (character === CLOSE_LIST || character === CLOSE_OBJECT) depth -= 1
    if (depth > MAX_DEPTH) throw new Problem('malformed-json', { detail: `Nested deeper than ${MAX_DEPTH} levels` })
  }
}

function checkTree(root: unknown): void {
  for (let level: unknown[] = [root]; level.length > 0; ) level = level.flatMap(childrenOf)
}

function childrenOf(value: unknown): unknown[] {
  if (typeof value === 'string') checkText(value)
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new Problem('malformed-json', { detail: 'A number is out of range' })
  }
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value
  const keys = Object.keys(value)
  for (const key of keys) checkKey(key)
  return Object.values(value)
}

/** PostgreSQL text holds neither NUL nor half a surrogate pair. */
function checkText(text: string): void {
  if (text.includes('\u0000') || !text.isWellFormed()) {
    throw new Problem('malformed-json', { detail: 'A text holds a NUL or half a character' })
  }
}

function checkKey(key: string): void {
  checkText(key)
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') {
    throw new Problem('malformed-json', { detail: `The key ${key} is not accepted` })
  }
}
