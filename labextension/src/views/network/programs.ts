import { EdgeRectangleProgram, NodeCircleProgram } from 'sigma/rendering';
import type {
  EdgeDisplayData,
  NodeDisplayData,
  RenderParams
} from 'sigma/types';

/*
 * Sigma's own programs, which draw discs and whole lines only, with our shapes
 * and dashes: what tells communities and chance apart is not colour alone.
 */

/** A shape as corners, turned so far (in parts of a corner); 0 corners a disc, 10 a star. As in views/shapes.ts. */
const SHAPES: readonly (readonly [corners: number, turn: number])[] = [
  [0, 0],
  [4, 0.5],
  [3, 0],
  [4, 0],
  [3, 0.5],
  [6, 0],
  [10, 0],
  [5, 0]
];

export interface IShaped {
  readonly community: number;
}

export interface IDashed {
  /** Length of a dash and its gap, in px; 0 for a whole line. */
  readonly dash: number;
}

/** Its own colour, or where the pointer is met, its number as one. */
const COLOUR = /* glsl */ `
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;`;

const NODE_VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_angle;
attribute vec2 a_shape;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec2 v_from;
varying vec2 v_shape;
varying float v_radius;
const float bias = 255.0 / 254.0;
void main() {
  float size = a_size * 1.15 * u_correctionRatio / u_sizeRatio * 4.0;
  vec2 from = size * vec2(cos(a_angle), sin(a_angle));
  gl_Position = vec4((u_matrix * vec3(a_position + from, 1)).xy, 0, 1);
  v_from = from;
  v_shape = a_shape;
  v_radius = size / 2.0;
  ${COLOUR}
}`;

const NODE_FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec2 v_from;
varying vec2 v_shape;
varying float v_radius;
uniform float u_correctionRatio;
const float PI = 3.141592653589793;
void main() {
  float border = u_correctionRatio * 2.0;
  float edge = v_radius / 1.15;
  if (v_shape.x > 0.5) {
    float sector = 2.0 * PI / v_shape.x;
    float angle = mod(atan(v_from.x, v_from.y) + v_shape.y * sector, sector);
    if (v_shape.x > 9.5) {
      float star = 2.0 * sector;
      float at = abs(mod(atan(v_from.x, v_from.y), star) / sector - 1.0);
      edge = v_radius * mix(0.5, 1.0, at);
    } else {
      edge = v_radius * cos(sector / 2.0) / cos(angle - sector / 2.0);
    }
  }
  float beyond = length(v_from) - edge + border;
  #ifdef PICKING_MODE
  gl_FragColor = beyond > border ? vec4(0.0) : v_color;
  #else
  gl_FragColor = mix(v_color, vec4(0.0), clamp(beyond / border, 0.0, 1.0));
  #endif
}`;

/** WebGL's own number for it. */
const FLOAT = 0x1406 as const;

/** Nodes in the shape of their community. */
export class ShapeProgram extends NodeCircleProgram {
  getDefinition() {
    const own = super.getDefinition();
    return {
      ...own,
      VERTEX_SHADER_SOURCE: NODE_VERTEX,
      FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT,
      ATTRIBUTES: [...own.ATTRIBUTES, { name: 'a_shape', size: 2, type: FLOAT }]
    };
  }

  processVisibleItem(
    nodeIndex: number,
    startIndex: number,
    data: NodeDisplayData & Partial<IShaped>
  ): void {
    super.processVisibleItem(nodeIndex, startIndex, data);
    const [corners, turn] = SHAPES[(data.community ?? 0) % SHAPES.length];
    this.array[startIndex + 5] = corners;
    this.array[startIndex + 6] = turn;
  }
}

const EDGE_VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_normal;
attribute float a_normalCoef;
attribute vec2 a_positionStart;
attribute vec2 a_positionEnd;
attribute float a_positionCoef;
attribute float a_dash;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
uniform float u_minEdgeThickness;
uniform vec2 u_view;
varying vec4 v_color;
varying float v_along;
varying float v_dash;
const float bias = 255.0 / 254.0;
void main() {
  vec2 normal = a_normal * a_normalCoef;
  vec2 position = mix(a_positionStart, a_positionEnd, a_positionCoef);
  float wide = length(normal);
  vec2 aside = wide > 0.0 ? normal / wide : vec2(0.0);
  #ifdef PICKING_MODE
  float thick = max(wide, 5.0 * u_sizeRatio);
  #else
  float thick = max(wide, u_minEdgeThickness * u_sizeRatio);
  #endif
  thick *= u_correctionRatio / u_sizeRatio;
  gl_Position = vec4((u_matrix * vec3(position + aside * thick, 1)).xy, 0, 1);
  vec2 way = (u_matrix * vec3(a_positionEnd - a_positionStart, 0)).xy * u_view / 2.0;
  v_along = a_positionCoef * length(way);
  v_dash = a_dash;
  ${COLOUR}
}`;

const EDGE_FRAGMENT = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying float v_along;
varying float v_dash;
void main() {
  #ifndef PICKING_MODE
  if (v_dash > 0.0 && fract(v_along / v_dash) > 0.5) discard;
  #endif
  gl_FragColor = v_color;
}`;

/** Edges that may be dashed, and are easier to meet than they are thick. */
export class DashProgram extends EdgeRectangleProgram {
  getDefinition() {
    const own = super.getDefinition();
    return {
      ...own,
      VERTEX_SHADER_SOURCE: EDGE_VERTEX,
      FRAGMENT_SHADER_SOURCE: EDGE_FRAGMENT,
      UNIFORMS: [...own.UNIFORMS, 'u_view'] as any,
      ATTRIBUTES: [...own.ATTRIBUTES, { name: 'a_dash', size: 1, type: FLOAT }]
    };
  }

  processVisibleItem(
    edgeIndex: number,
    startIndex: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData & Partial<IDashed>
  ): void {
    super.processVisibleItem(edgeIndex, startIndex, source, target, data);
    this.array[startIndex + 8] = data.dash ?? 0;
  }

  setUniforms(
    params: RenderParams,
    info: Parameters<EdgeRectangleProgram['setUniforms']>[1]
  ): void {
    super.setUniforms(params, info);
    info.gl.uniform2f(
      (info.uniformLocations as Record<string, WebGLUniformLocation>).u_view,
      params.width,
      params.height
    );
  }
}
