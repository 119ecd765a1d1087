/**
 * Pages of SIMs import "./codes.js". `web/build.mjs` makes it from topup/codes.ts; this file gives
 * the types.
 */
export { type Preset, presetsFor } from "../operators/presets.ts";
export { showSimCodes } from "../operators/sim-codes.ts";
export { offerOperators } from "../operators/sim-picker.ts";
