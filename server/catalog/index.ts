/** The catalogue's door: the province pack, and what the offices offer and when. */
export { loadProvince, provincesFolder, readProvincePack, type PackReading } from './load-province.ts';
export { seedCatalog } from './seed-catalog.ts';
export { createCatalogue, type CatalogueOptions } from './create-catalogue.ts';
export { SETTINGS_TOPIC } from './office-settings.ts';
