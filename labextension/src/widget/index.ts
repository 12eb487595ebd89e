export { RecorderModel, RecorderView } from './recorder';
export { ResultModel, ResultView } from './result';
