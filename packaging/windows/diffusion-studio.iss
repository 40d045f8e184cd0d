; An installer for Windows of the folder that packaging/bundle.py built, by Inno Setup 6:
;
;     iscc /DVersion=0.1.0 packaging\windows\diffusion-studio.iss
;
; It installs for one person, without administrator rights, unless asked otherwise.

#ifndef Version
  #error Give the version: iscc /DVersion=0.1.0 ...
#endif

#define Name "Diffusion Studio"
#define Window "Diffusion Studio.exe"

[Setup]
AppId={{5B0C0D54-2C1C-4B7C-9B64-2E1E6B0F7A11}
AppName={#Name}
AppVersion={#Version}
AppPublisher=The Diffusion Studio developers
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\icons\diffusion-studio.ico
UninstallDisplayIcon={app}\{#Window}
OutputDir=..\..\dist
OutputBaseFilename=Diffusion-Studio-{#Version}-windows-x64
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
ChangesEnvironment=yes
WizardStyle=modern

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ko"; MessagesFile: "compiler:Languages\Korean.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked
Name: "files"; Description: "{cm:AssocFileExtension,{#Name},.dstudio}"
Name: "path"; Description: "diffusion-studio (PATH)"; Flags: unchecked

[Files]
Source: "..\..\dist\diffusion-studio\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Window}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Window}"; Tasks: desktopicon

[Registry]
; HKA is the machine or the person, as was installed. Ours open with a double click ...
Root: HKA; Subkey: "Software\Classes\.dstudio\OpenWithProgids"; ValueType: string; ValueName: "DiffusionStudio.Session"; Flags: uninsdeletevalue; Tasks: files
Root: HKA; Subkey: "Software\Classes\DiffusionStudio.Session"; ValueType: string; ValueData: "Diffusion Studio session"; Flags: uninsdeletekey; Tasks: files
Root: HKA; Subkey: "Software\Classes\DiffusionStudio.Session\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Window},0"; Tasks: files
Root: HKA; Subkey: "Software\Classes\DiffusionStudio.Session\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" open ""%1"""; Tasks: files
Root: HKA; Subkey: "Software\Classes\.dsrecipe\OpenWithProgids"; ValueType: string; ValueName: "DiffusionStudio.Recipe"; Flags: uninsdeletevalue; Tasks: files
Root: HKA; Subkey: "Software\Classes\DiffusionStudio.Recipe"; ValueType: string; ValueData: "Diffusion Studio recipe"; Flags: uninsdeletekey; Tasks: files
Root: HKA; Subkey: "Software\Classes\DiffusionStudio.Recipe\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Window},0"; Tasks: files
Root: HKA; Subkey: "Software\Classes\DiffusionStudio.Recipe\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" open ""%1"""; Tasks: files
; ... and pictures are offered under "Open with".
Root: HKA; Subkey: "Software\Classes\Applications\{#Window}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Window}"" open ""%1"""; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".png"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".jpg"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\Applications\{#Window}\SupportedTypes"; ValueType: string; ValueName: ".webp"; ValueData: ""
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; Check: IsMissingFromPath('{app}'); Tasks: path

[Run]
Filename: "{app}\{#Window}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent

[Code]
function IsMissingFromPath(Folder: String): Boolean;
var
  Path: String;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Path) then
    Path := '';
  Result := Pos(';' + Uppercase(ExpandConstant(Folder)) + ';', ';' + Uppercase(Path) + ';') = 0;
end;
