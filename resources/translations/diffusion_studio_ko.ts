<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>settings</name>
    <message>
        <source>The settings cannot be read ({reason}); the program uses its defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file {path} is damaged or of another version, and could not be renamed ({reason}); the program uses its defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file was damaged or of another version; it was kept as {path}, and the program starts with its defaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be saved to {path} ({reason}).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
