import { ISnapshot } from '../../tokens';
import { ConceptId } from './table';

/** Which concepts are explained beside a kind of result; the people explain each part of theirs. */
export const OF_RESULT: Readonly<
  Partial<Record<ISnapshot['kind'], readonly ConceptId[]>>
> = {
  motifs: ['motif'],
  motif: ['motif'],
  symbols: ['symbol'],
  network: ['co-occurrence'],
  comparison: ['co-occurrence'],
  nodal: ['condensation'],
  displacement: ['displacement'],
  paths: ['free-association'],
  chains: ['free-association'],
  spectrum: ['free-association'],
  protocol: ['word-association-test'],
  reactions: ['word-association-test'],
  profile: ['word-association-test'],
  hprofile: ['hall-van-de-castle'],
  resistance: ['resistance'],
  defences: ['defence', 'odf']
};

/** And beside a ready codebook, by its name. */
export const OF_CODEBOOK: Readonly<Record<string, readonly ConceptId[]>> = {
  affect: ['affect'],
  countertransference: ['countertransference'],
  defences: ['defence', 'odf'],
  'hall-van-de-castle': ['hall-van-de-castle'],
  'relationship-episodes': ['relationship-episode'],
  resistance: ['resistance'],
  'setting-and-characters': ['hall-van-de-castle'],
  threat: ['threat-simulation'],
  transference: ['transference']
};
