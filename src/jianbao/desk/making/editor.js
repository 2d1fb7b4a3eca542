export { DOMSerializer, Fragment, Schema, Slice } from "prosemirror-model";
export { EditorState, Plugin, PluginKey, Selection, TextSelection } from "prosemirror-state";
export { Decoration, DecorationSet, EditorView } from "prosemirror-view";
export { keymap } from "prosemirror-keymap";
export { baseKeymap, chainCommands, toggleMark } from "prosemirror-commands";
