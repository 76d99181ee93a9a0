# syntax=docker/dockerfile:1
# The shop, and with `--target simulator` the simulator. e2e/image.spec.ts does what the stage `shop` says.

FROM node:20-slim AS build
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci
# Static pages say whether anything is sold.
ARG CASHFLOWS_ENVIRONMENT=simulator
RUN npm run build

FROM build AS simulator-packages
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --workspace cashflows-simulator

FROM node:20-slim AS simulator
WORKDIR /app
ENV NODE_ENV=production PORT=4000 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=simulator-packages /app/node_modules ./node_modules
COPY --from=build /app/postgres ./postgres
COPY --from=build /app/simulator ./simulator
USER node
EXPOSE 4000
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "simulator/dist/server.js"]

FROM node:20-slim AS shop
WORKDIR /app
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=build /app/.next/standalone ./
COPY --from=build /app/.next/static ./.next/static
COPY --from=build /app/public ./public
USER node
EXPOSE 3000
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
