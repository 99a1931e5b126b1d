FROM node:24-bookworm AS build
WORKDIR /court
COPY package.json package-lock.json .npmrc ./
COPY contracts/package.json contracts/
COPY platform/package.json platform/
COPY server/package.json server/
COPY sfu/package.json sfu/
COPY recording-worker/package.json recording-worker/
COPY client/package.json client/
COPY infra/package.json infra/
RUN npm ci --ignore-scripts
COPY contracts contracts
COPY client client
RUN cd client && node ../node_modules/vite/bin/vite.js build
COPY platform platform
COPY infra/verifier infra/verifier
RUN node infra/verifier/build.mjs

FROM node:24-bookworm-slim
# The names in pages of evidence; what checks time stamps.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-noto-cjk openssl && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
WORKDIR /court
COPY package.json package-lock.json .npmrc ./
COPY contracts/package.json contracts/
COPY platform/package.json platform/
COPY server/package.json server/
RUN npm ci --ignore-scripts --omit=dev -w @assize/contracts -w @assize/platform -w @assize/server
COPY contracts contracts
COPY platform platform
COPY server server
COPY infra/docker/healthcheck.ts infra/docker/
COPY --from=build /court/client/dist client/dist
COPY --from=build /court/infra/verifier/dist infra/verifier/dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "server/src/main.ts"]
