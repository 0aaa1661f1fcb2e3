import type { SERVICES } from '../../schema/proof.ts';
import { httpStub } from './http-stub.ts';
import { mariadb, nginx, postgres, redis } from './debian.ts';
import { npmRegistry } from './npm-registry.ts';
import type { Service } from './service.ts';
import { sshd } from './sshd.ts';
import { tls } from './tls.ts';

/** The servers that a proof may name under `services`. */
export const services: Record<(typeof SERVICES)[number], Service> = {
  'http-stub': httpStub,
  'npm-registry': npmRegistry,
  sshd,
  tls,
  postgres,
  nginx,
  redis,
  mariadb,
};
