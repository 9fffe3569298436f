import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common'
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js'
import { DiscoveryService, MetadataScanner, ModuleRef, Reflector } from '@nestjs/core'
import { z } from 'zod'
import { POLICY, type Policy, TOPIC_LOCATOR } from '../platform/allow.decorator.js'

export interface Operation {
  readonly method: string
  /** With :parameters and the global prefix. */
  readonly path: string
  readonly handler: string
  readonly policy: Policy | undefined
}

type Controller = Parameters<Reflector['get']>[1]

const pathsSchema = z.union([z.string(), z.array(z.string())]).transform((paths) => [paths].flat())
const methodSchema = z.enum(RequestMethod)

/** Reads every controller once at boot: a route without @Allow stops the start, by name. */
@Injectable()
export class PolicyCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
    private readonly modules: ModuleRef,
  ) {}

  onApplicationBootstrap(): void {
    const operations = this.operations()
    const open = operations.filter((operation) => operation.policy === undefined)
    if (open.length > 0) {
      throw new Error(`No @Allow on: ${open.map((o) => `${o.handler} (${o.method} ${o.path})`).join(', ')}`)
    }
    // Fails here rather than at the first request when nobody provides it
    if (operations.some(isOnTopic)) this.modules.get(TOPIC_LOCATOR, { strict: false })
  }

  operations(): readonly Operation[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return []
      const prototype: unknown = metatype.prototype
      if (typeof prototype !== 'object' || prototype === null) return []
      return this.scanner
        .getAllMethodNames(prototype)
        .flatMap((name) => this.operationsOf(metatype, name, Reflect.get(prototype, name)))
    })
  }

  private operationsOf(controller: Controller, name: string, handler: unknown): readonly Operation[] {
    if (typeof handler !== 'function') return []
    const paths = pathsSchema.safeParse(Reflect.getMetadata(PATH_METADATA, handler))
    if (!paths.success) return []
    const method = RequestMethod[methodSchema.parse(Reflect.getMetadata(METHOD_METADATA, handler))]
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [handler, controller])
    const bases = pathsSchema.parse(Reflect.getMetadata(PATH_METADATA, controller))
    return bases.flatMap((base) =>
      paths.data.map((path) => ({ method, path: fullPath(base, path), handler: `${controller.name}.${name}`, policy })),
    )
  }
}

function isOnTopic({ policy }: Operation): boolean {
  return typeof policy === 'object' && policy.on === 'topic'
}

function fullPath(base: string, path: string): string {
  const parts = ['api', base, path].map((part) => part.replace(/^\/+|\/+$/g, ''))
  return `/${parts.filter((part) => part !== '').join('/')}`
}
