# syntax=docker/dockerfile:1

# Built with everything, run with what production needs: the API (which serves the web) and the migrations.
FROM node:24-slim AS base
ENV PNPM="npx --yes pnpm@12.21.0" CI=true
WORKDIR /app

FROM base AS build
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY packages/shared/package.json packages/shared/
COPY e2e/package.json e2e/
RUN $PNPM install --frozen-lockfile
COPY . .
RUN node scripts/commands/build.ts

FROM base AS production
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY packages/shared/package.json packages/shared/
COPY e2e/package.json e2e/
RUN $PNPM install --frozen-lockfile --prod --filter gongyi --filter "@gongyi/api..."

FROM node:24-slim
LABEL org.opencontainers.image.title="Gongyi" org.opencontainers.image.licenses="MulanPSL-2.0"
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 GONGYI_MODE=production GONGYI_DATA_DIR=/data
WORKDIR /app
COPY --from=production /app ./
COPY --from=build /app/packages/shared/dist packages/shared/dist
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/web/dist apps/web/dist
COPY prisma prisma
COPY prisma.config.ts LICENSE ./
COPY scripts scripts
RUN mkdir /data && chown node:node /data && chmod 755 scripts/database/schema-engine.mjs
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/commands/start.ts"]
