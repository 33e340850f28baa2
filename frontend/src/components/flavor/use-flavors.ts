import { useQuery } from '@tanstack/react-query';

import { flavorNamesQuery, flavorsQuery } from '@/lib/api/queries';
import type { FlavorPage } from '@/lib/api/types';

export interface Flavor {
  name: string;
  description: string;
  previewUrl: string | null;
  /** How long its films are; null where the server does not say. */
  length: { scenes: number; seconds: number } | null;
}

type FlavorDetails = FlavorPage['flavors'][number] & { number_of_scenes?: number; clip_seconds?: number };

export const defaultFlavor = 'default';

/** The names decide which flavors there are; words and pictures are added where the server has them. */
export function mergeFlavors(names: string[], page: FlavorPage | undefined): Flavor[] {
  const unique = [...new Set(names.filter((name) => name !== ''))];
  const all = unique.length > 0 ? unique : [defaultFlavor];
  return all.map((name) => {
    const known = page?.flavors.find((flavor) => flavor.name === name);
    return {
      name,
      description: known?.description ?? '',
      previewUrl: known?.preview_url || null,
      length: lengthOf(known),
    };
  });
}

/** The flavor of that name; where there is none, the one that the server takes instead. */
export function flavorNamed(flavors: readonly Flavor[], name: string): Flavor | undefined {
  const named = (wanted: string) => flavors.find((flavor) => flavor.name === wanted);
  return named(name) ?? named(defaultFlavor) ?? flavors[0];
}

function lengthOf(details: FlavorDetails | undefined): Flavor['length'] {
  const { number_of_scenes: scenes, clip_seconds: seconds } = details ?? {};
  return scenes === undefined || seconds === undefined ? null : { scenes, seconds: scenes * seconds };
}

/** The flavors to choose from. `isFallback`: the list could not be read and holds `default` alone. */
export function useFlavors() {
  const names = useQuery(flavorNamesQuery());
  const details = useQuery(flavorsQuery());
  const flavors = mergeFlavors(names.data?.flavors ?? [], details.data);
  return {
    flavors,
    isLoading: names.isPending,
    isFallback: names.isError && names.data === undefined,
    isRetrying: names.isError && names.isFetching,
    retry: () => {
      void names.refetch();
      void details.refetch();
    },
  };
}
