// Starts `maquette language-server` for catalogs and hands everything else to the client library.
const { workspace } = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

let client;

function activate() {
  const command = workspace.getConfiguration('maquette').get('command', 'maquette');
  const server = { command, args: ['language-server'], transport: TransportKind.stdio };
  client = new LanguageClient('maquette', 'Maquette', server, {
    documentSelector: [
      { scheme: 'file', pattern: '**/*.toml' },
      { scheme: 'file', pattern: '**/*.csv' },
    ],
    synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.{toml,csv,glb,png}') },
  });
  return client.start();
}

function deactivate() {
  return client && client.stop();
}

module.exports = { activate, deactivate };
