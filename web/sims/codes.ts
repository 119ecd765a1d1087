/** What pages of SIMs load by this name: `web/build.mjs` makes one script of it and the top-up’s. */
export { showSimCodes } from "../operators/sim-codes.ts";
export { offerOperators } from "../operators/sim-picker.ts";
