// Starts the language server of dualclass and stops it; everything else is the server's.

import * as vscode from "vscode";
import {
  type Executable,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from "vscode-languageclient/node";

const LANGUAGE = "dualclass-rules";

let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel | undefined;

/** The command of the settings, with the first folder of the workspace in the place of `${workspaceFolder}`. */
function command(): string[] {
  const words = vscode.workspace.getConfiguration("dualclass").get<string[]>("server.command") ?? [];
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  return words.map((word) => word.replaceAll("${workspaceFolder}", folder)).filter((word) => word !== "");
}

function serverOptions(words: string[]): ServerOptions {
  const [program, ...args] = words;
  const run: Executable = {
    command: program ?? "dualclass",
    args,
    transport: TransportKind.stdio,
    options: { cwd: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath },
  };
  return { run, debug: run };
}

function clientOptions(channel: vscode.LogOutputChannel): LanguageClientOptions {
  const settings = vscode.workspace.getConfiguration("dualclass");
  return {
    documentSelector: [
      { language: LANGUAGE, scheme: "file" },
      { language: LANGUAGE, scheme: "untitled" },
    ],
    outputChannel: channel,
    initializationOptions: {
      delay: settings.get<number>("check.delay"),
      documentation: settings.get<string>("documentation"),
    },
  };
}

async function start(): Promise<void> {
  if (log === undefined || !vscode.workspace.isTrusted) {
    return;
  }
  const words = command();
  client = new LanguageClient("dualclass", "dualclass rules", serverOptions(words), clientOptions(log));
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    const reason = error instanceof Error ? error.message : String(error);
    log.error(`${words.join(" ")}: ${reason}`);
    const settings = "Open the settings";
    const chosen = await vscode.window.showErrorMessage(
      `The language server did not start (${words.join(" ")}). Install it with \`pip install "dualclass[editor]"\`, ` +
        "or name the program in the setting dualclass.server.command.",
      settings,
    );
    if (chosen === settings) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "dualclass.server.command");
    }
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.dispose();
}

async function restart(): Promise<void> {
  await stop();
  await start();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("dualclass rules", { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("dualclass.restart", restart),
    vscode.commands.registerCommand("dualclass.showLog", () => log?.show()),
    vscode.workspace.onDidGrantWorkspaceTrust(start),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration("dualclass") && !event.affectsConfiguration("dualclass.trace")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}
