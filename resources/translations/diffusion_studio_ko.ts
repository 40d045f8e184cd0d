<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>Actions</name>
    <message>
        <source>Open model…</source>
        <translation>모델 열기…</translation>
    </message>
    <message>
        <source>Read a model from a file: weights, or a model&apos;s card.</source>
        <translation>가중치 파일이나 모델 카드에서 모델을 읽습니다.</translation>
    </message>
    <message>
        <source>Open model folder…</source>
        <translation>모델 폴더 열기…</translation>
    </message>
    <message>
        <source>Read a model that is a folder with a card or a config.</source>
        <translation>카드나 설정 파일이 들어 있는 모델 폴더를 읽습니다.</translation>
    </message>
    <message>
        <source>Open classifier…</source>
        <translation>분류기 열기…</translation>
    </message>
    <message>
        <source>Guide the chosen model with a classifier from disk.</source>
        <translation>선택한 모델을 디스크에 있는 분류기로 이끕니다.</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>모델…</translation>
    </message>
    <message>
        <source>All models: those that are here, and known ones to download.</source>
        <translation>모든 모델: 이 컴퓨터에 있는 것과, 내려받을 수 있는 알려진 것.</translation>
    </message>
    <message>
        <source>Open recipe…</source>
        <translation>레시피 열기…</translation>
    </message>
    <message>
        <source>Put the settings back that a picture was made with; it carries them.</source>
        <translation>이미지에 담긴, 그 이미지를 만든 설정을 다시 불러옵니다.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save the chosen picture, or the whole batch, as PNG with the recipe inside.</source>
        <translation>선택한 이미지나 배치 전체를 레시피가 담긴 PNG로 저장합니다.</translation>
    </message>
    <message>
        <source>Save in…</source>
        <translation>저장할 폴더…</translation>
    </message>
    <message>
        <source>Choose the folder to save in, now and from now on.</source>
        <translation>이미지를 저장할 폴더를 고릅니다. 앞으로도 이 폴더에 저장됩니다.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Save as PNG, JPEG or WebP: all carry the recipe. What the format loses is measured first.</source>
        <translation>PNG, JPEG 또는 WebP로 저장합니다. 모두 레시피를 담으며, 형식 때문에 잃는 것을 먼저 재어 보여 줍니다.</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>종료</translation>
    </message>
    <message>
        <source>Close the window. A run that goes on is held where it is, and there again at the next start, if that is where you left off.</source>
        <translation>창을 닫습니다. 진행 중인 실행은 그 자리에서 멈추고, 하던 데서 시작하도록 설정했다면 다음 시작 때 다시 나타납니다.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Copy the chosen picture, or the whole batch as one picture.</source>
        <translation>선택한 이미지를 복사합니다. 선택한 것이 없으면 배치 전체를 한 장으로 복사합니다.</translation>
    </message>
    <message>
        <source>Copy recipe</source>
        <translation>레시피 복사</translation>
    </message>
    <message>
        <source>Copy what made these pictures, as JSON text.</source>
        <translation>이 이미지를 만든 설정을 JSON 텍스트로 복사합니다.</translation>
    </message>
    <message>
        <source>Whole batch</source>
        <translation>배치 전체</translation>
    </message>
    <message>
        <source>Choose no single picture: save and copy then take them all.</source>
        <translation>이미지 선택을 해제합니다. 저장과 복사가 배치 전체에 적용됩니다.</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>화면에 맞춤</translation>
    </message>
    <message>
        <source>Show everything as large as it fits.</source>
        <translation>전체를 화면에 들어가는 가장 큰 크기로 보여 줍니다.</translation>
    </message>
    <message>
        <source>100 %</source>
        <translation>100%</translation>
    </message>
    <message>
        <source>One pixel of the picture on one pixel of the screen.</source>
        <translation>이미지의 한 픽셀을 화면의 한 픽셀로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Larger. The mouse wheel zooms about the pointer.</source>
        <translation>더 크게 봅니다. 마우스 휠을 돌리면 포인터를 중심으로 확대됩니다.</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
    <message>
        <source>Smaller. The mouse wheel zooms about the pointer.</source>
        <translation>더 작게 봅니다. 마우스 휠을 돌리면 포인터를 중심으로 축소됩니다.</translation>
    </message>
    <message>
        <source>Switch belief and state</source>
        <translation>예측과 상태 전환</translation>
    </message>
    <message>
        <source>Show what the model believes the clean picture is, or the noisy state.</source>
        <translation>모델이 예측한 깨끗한 이미지와 노이즈가 섞인 현재 상태를 번갈아 보여 줍니다.</translation>
    </message>
    <message>
        <source>Guidance at work</source>
        <translation>가이던스 살펴보기</translation>
    </message>
    <message>
        <source>Show what the classifier sees at every step, and how hard guidance pulls.</source>
        <translation>단계마다 분류기가 무엇을 보는지, 가이던스가 얼마나 세게 이끄는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Tab before</source>
        <translation>이전 탭</translation>
    </message>
    <message>
        <source>Go to the tab on the left of the chosen one.</source>
        <translation>선택한 탭의 왼쪽 탭으로 갑니다.</translation>
    </message>
    <message>
        <source>Tab after</source>
        <translation>다음 탭</translation>
    </message>
    <message>
        <source>Go to the tab on the right of the chosen one.</source>
        <translation>선택한 탭의 오른쪽 탭으로 갑니다.</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>Make pictures with these settings.</source>
        <translation>이 설정으로 이미지를 만듭니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Hold the run after the step it is in, and go on from there.</source>
        <translation>지금 단계가 끝나면 멈추고, 나중에 그 자리에서 이어 갑니다.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>Make one denoising step and hold. With no run held: begins a new one and holds after its first step.</source>
        <translation>노이즈 제거를 한 단계만 진행하고 멈춥니다. 멈춰 둔 실행이 없으면 새 실행을 시작해 첫 단계 뒤에 멈춥니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>End the run here; the pictures so far stay.</source>
        <translation>실행을 여기서 끝냅니다. 지금까지의 이미지는 남습니다.</translation>
    </message>
    <message>
        <source>Previous run</source>
        <translation>이전 실행</translation>
    </message>
    <message>
        <source>Show the pictures of the run before.</source>
        <translation>바로 앞 실행의 이미지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Next run</source>
        <translation>다음 실행</translation>
    </message>
    <message>
        <source>Show the pictures of the run after.</source>
        <translation>바로 다음 실행의 이미지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Free the networks&apos; memory</source>
        <translation>네트워크 메모리 비우기</translation>
    </message>
    <message>
        <source>Let go of all networks but those of the run that is being made, also of paused runs, which read them again when they go on.</source>
        <translation>만들고 있는 실행의 네트워크만 남기고, 일시정지한 실행의 것까지 모두 내려놓습니다. 일시정지한 실행은 계속할 때 다시 읽습니다.</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>비교…</translation>
    </message>
    <message>
        <source>Make a grid of pictures in which one or two things change, and see it grow.</source>
        <translation>한두 가지 설정만 달라지는 이미지 격자를 만들고, 채워지는 과정을 봅니다.</translation>
    </message>
    <message>
        <source>Compare with the run before…</source>
        <translation>이전 실행과 비교…</translation>
    </message>
    <message>
        <source>Two pictures side by side, one behind the other, and where they differ.</source>
        <translation>두 이미지를 나란히 또는 겹쳐 보고, 어디가 다른지 봅니다.</translation>
    </message>
    <message>
        <source>Learn more…</source>
        <translation>더 알아보기…</translation>
    </message>
    <message>
        <source>What the control that has the keyboard does: the formula, too much and too little, and the paper.</source>
        <translation>키보드 초점이 있는 컨트롤이 하는 일: 수식, 너무 클 때와 너무 작을 때, 논문을 보여 줍니다.</translation>
    </message>
    <message>
        <source>A tour of the window</source>
        <translation>창 둘러보기</translation>
    </message>
    <message>
        <source>Eight stops, two minutes: where things are.</source>
        <translation>여덟 곳, 2분이면 어디에 무엇이 있는지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Find a command…</source>
        <translation>명령 찾기…</translation>
    </message>
    <message>
        <source>Every command by a few letters of its name; what cannot be done says why.</source>
        <translation>이름 몇 글자로 모든 명령을 찾습니다. 지금 쓸 수 없는 명령은 그 이유를 알려 줍니다.</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>All the keys, and what the mouse does.</source>
        <translation>모든 단축키와 마우스 사용법을 보여 줍니다.</translation>
    </message>
    <message>
        <source>About Diffusion Studio</source>
        <translation>Diffusion Studio 정보</translation>
    </message>
    <message>
        <source>The program&apos;s version and licence.</source>
        <translation>프로그램의 버전과 라이선스를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Go on from the step where the run is held.</source>
        <translation>멈춘 단계부터 이어서 진행합니다.</translation>
    </message>
    <message>
        <source>There is no picture yet.</source>
        <translation>아직 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>An earlier step is shown; go to the newest, or copy takes what is seen.</source>
        <translation>이전 단계를 보고 있습니다. 최신 단계로 가면 저장할 수 있고, 복사는 지금 보이는 것을 담습니다.</translation>
    </message>
    <message>
        <source>The run has not ended; copy takes the picture as it is.</source>
        <translation>실행이 아직 끝나지 않았습니다. 지금 상태의 이미지는 복사할 수 있습니다.</translation>
    </message>
    <message>
        <source>The run did not reach its end; copy takes the picture as it is.</source>
        <translation>실행이 끝까지 가지 않았습니다. 지금 상태의 이미지는 복사할 수 있습니다.</translation>
    </message>
    <message>
        <source>The model is still being read.</source>
        <translation>모델을 아직 읽는 중입니다.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>먼저 모델을 여세요.</translation>
    </message>
    <message>
        <source>What this tab makes is no job of the queue.</source>
        <translation>이 탭에서 만드는 것은 대기열의 작업이 아닙니다.</translation>
    </message>
    <message>
        <source>It holds after this step.</source>
        <translation>이 단계가 끝나면 멈춥니다.</translation>
    </message>
    <message>
        <source>The run is being stopped.</source>
        <translation>실행을 중지하는 중입니다.</translation>
    </message>
    <message>
        <source>No run is going on.</source>
        <translation>진행 중인 실행이 없습니다.</translation>
    </message>
    <message>
        <source>Pause the run first.</source>
        <translation>먼저 실행을 일시정지하세요.</translation>
    </message>
    <message>
        <source>What this tab makes has no steps to begin with.</source>
        <translation>이 탭의 작업에는 한 단계씩 시작할 단계가 없습니다.</translation>
    </message>
    <message>
        <source>It stops after this step.</source>
        <translation>이 단계가 끝나면 중지됩니다.</translation>
    </message>
    <message>
        <source>Two finished runs are needed.</source>
        <translation>완료된 실행이 두 개 있어야 합니다.</translation>
    </message>
    <message>
        <source>No single picture is chosen.</source>
        <translation>선택한 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>There is no other run that way.</source>
        <translation>그쪽에는 다른 실행이 없습니다.</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>재생 또는 일시정지</translation>
    </message>
    <message>
        <source>Play the recorded steps, or stop playing. While the newest step of a run that goes on is shown: hold the run, or go on.</source>
        <translation>기록된 단계를 재생하거나 멈춥니다. 진행 중인 실행의 최신 단계를 보고 있을 때는 실행을 멈추거나 이어 갑니다.</translation>
    </message>
    <message>
        <source>Play backwards</source>
        <translation>거꾸로 재생</translation>
    </message>
    <message>
        <source>Play the recorded steps from here towards the noise.</source>
        <translation>기록된 단계를 여기서부터 노이즈 쪽으로 재생합니다.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>Look at what the run began with.</source>
        <translation>실행이 시작된 상태를 봅니다.</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>Look at the step before; nothing is computed or lost.</source>
        <translation>바로 앞 단계를 봅니다. 아무것도 다시 계산하거나 잃지 않습니다.</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>한 단계 앞으로</translation>
    </message>
    <message>
        <source>Look at the step after; at the newest of a held run, make the next one.</source>
        <translation>다음 단계를 봅니다. 멈춘 실행의 최신 단계에서는 다음 단계를 만듭니다.</translation>
    </message>
    <message>
        <source>Newest step</source>
        <translation>최신 단계</translation>
    </message>
    <message>
        <source>Look at the newest step, and go along with the run from there.</source>
        <translation>최신 단계를 보고, 거기서부터 실행을 따라갑니다.</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>여기서 분기</translation>
    </message>
    <message>
        <source>Begin a new run from the state that is looked at, with the panel&apos;s settings from there on: another label, scale, sampler, seed of the noise to come, or number of steps, of which those to here are done. Model and batch stay those of this run.</source>
        <translation>보고 있는 상태에서 새 실행을 시작하고, 거기서부터는 패널의 설정을 따릅니다. 레이블, 강도, 샘플러, 앞으로 더할 노이즈의 시드, 단계 수를 바꿀 수 있으며, 단계 수에는 여기까지 마친 단계도 들어갑니다. 모델과 배치는 이 실행의 것을 그대로 씁니다.</translation>
    </message>
    <message>
        <source>Save film as GIF</source>
        <translation>필름을 GIF로 저장</translation>
    </message>
    <message>
        <source>Save the recorded steps of the chosen picture, or the batch, as a moving picture of 256 colours; of a long run 100 of them.</source>
        <translation>선택한 이미지나 배치의 기록된 단계를 256색 움직이는 이미지로 저장합니다. 긴 실행은 그중 100단계만 담습니다.</translation>
    </message>
    <message>
        <source>Save film as APNG</source>
        <translation>필름을 APNG로 저장</translation>
    </message>
    <message>
        <source>Save the recorded steps of the chosen picture, or the batch, as a moving picture without loss, with the recipe inside; of a long run 100 of them.</source>
        <translation>선택한 이미지나 배치의 기록된 단계를 손실 없는 움직이는 이미지로, 레시피와 함께 저장합니다. 긴 실행은 그중 100단계만 담습니다.</translation>
    </message>
    <message>
        <source>Film…</source>
        <translation>필름…</translation>
    </message>
    <message>
        <source>Save the recorded steps as a film, MP4, GIF, APNG or PNG files, with speed, size and captions of your choice.</source>
        <translation>기록된 단계를 MP4, GIF, APNG 또는 PNG 파일의 필름으로 저장합니다. 속도, 크기, 자막을 고를 수 있습니다.</translation>
    </message>
    <message>
        <source>Memory for the steps…</source>
        <translation>단계에 쓸 메모리…</translation>
    </message>
    <message>
        <source>How much memory the steps of a run may take; a longer run&apos;s go to the disk.</source>
        <translation>실행의 단계가 차지할 수 있는 메모리의 양입니다. 더 긴 실행의 단계는 디스크에 저장합니다.</translation>
    </message>
    <message>
        <source>Save plots as CSV</source>
        <translation>그래프를 CSV로 저장</translation>
    </message>
    <message>
        <source>Save the numbers of every plot, a table each.</source>
        <translation>그래프마다 수치를 표 하나씩으로 저장합니다.</translation>
    </message>
    <message>
        <source>The steps of this run are not recorded.</source>
        <translation>이 실행의 단계는 기록되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>This is where the run began.</source>
        <translation>여기가 실행의 시작입니다.</translation>
    </message>
    <message>
        <source>The newest step is shown.</source>
        <translation>최신 단계를 보고 있습니다.</translation>
    </message>
    <message>
        <source>After the last step there is nothing left to make; go back.</source>
        <translation>마지막 단계 뒤에는 더 만들 것이 없습니다. 앞 단계로 돌아가세요.</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>마지막 단계입니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Take back what was done last: to the mask, a setting, the library or a branch.</source>
        <translation>마지막에 한 일을 되돌립니다. 마스크, 설정, 라이브러리, 분기 어느 것이든 됩니다.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Do again what was taken back.</source>
        <translation>되돌린 것을 다시 합니다.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>작업 내역</translation>
    </message>
    <message>
        <source>All that was done, in its order; go back to any of it.</source>
        <translation>지금까지 한 모든 일을 순서대로 보여 주고, 그 어디로든 돌아갑니다.</translation>
    </message>
    <message>
        <source>Undo {what}</source>
        <translation>되돌리기: {what}</translation>
    </message>
    <message>
        <source>Redo {what}</source>
        <translation>다시 하기: {what}</translation>
    </message>
    <message>
        <source>Choose and move</source>
        <translation>고르기와 옮기기</translation>
    </message>
    <message>
        <source>Choose a picture by a click, move what reaches beyond.</source>
        <translation>클릭으로 이미지를 고르고, 화면을 벗어난 부분은 끌어 옮깁니다.</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>브러시</translation>
    </message>
    <message>
        <source>Paint what is to be made anew. Alt or the right button erases, Shift draws a line from the last point.</source>
        <translation>새로 만들 부분을 칠합니다. Alt나 오른쪽 버튼은 지우고, Shift는 마지막 점에서 직선을 긋습니다.</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Erase from the mask: what is erased stays as it is.</source>
        <translation>마스크에서 지웁니다. 지운 부분은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>올가미</translation>
    </message>
    <message>
        <source>Draw round what is to be made anew. Alt takes away.</source>
        <translation>새로 만들 부분을 둘러 그립니다. Alt는 빼냅니다.</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>사각형</translation>
    </message>
    <message>
        <source>Mask a rectangle. Shift makes a square, Alt takes away.</source>
        <translation>사각형으로 마스크를 씌웁니다. Shift는 정사각형, Alt는 빼기입니다.</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>타원</translation>
    </message>
    <message>
        <source>Mask an ellipse. Shift makes a circle, Alt takes away.</source>
        <translation>타원으로 마스크를 씌웁니다. Shift는 원, Alt는 빼기입니다.</translation>
    </message>
    <message>
        <source>Swap brush and eraser</source>
        <translation>브러시와 지우개 바꾸기</translation>
    </message>
    <message>
        <source>Take the eraser for the brush, or the brush again.</source>
        <translation>브러시 대신 지우개를, 또는 다시 브러시를 듭니다.</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>브러시 작게</translation>
    </message>
    <message>
        <source>Make brush and eraser smaller.</source>
        <translation>브러시와 지우개를 작게 합니다.</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>브러시 크게</translation>
    </message>
    <message>
        <source>Make brush and eraser larger.</source>
        <translation>브러시와 지우개를 크게 합니다.</translation>
    </message>
    <message>
        <source>Fill mask</source>
        <translation>마스크 채우기</translation>
    </message>
    <message>
        <source>Mask the whole picture.</source>
        <translation>이미지 전체에 마스크를 씌웁니다.</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>마스크 비우기</translation>
    </message>
    <message>
        <source>Mask nothing; undo brings it back.</source>
        <translation>마스크를 모두 없앱니다. 되돌리기로 되살릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>마스크 반전</translation>
    </message>
    <message>
        <source>Mask what was kept, keep what was masked.</source>
        <translation>남기던 부분에 마스크를 씌우고, 씌웠던 부분은 남깁니다.</translation>
    </message>
    <message>
        <source>Grow mask</source>
        <translation>마스크 넓히기</translation>
    </message>
    <message>
        <source>Move the mask&apos;s edge outwards, by the pixels set in the tool&apos;s options.</source>
        <translation>도구 옵션에 정한 픽셀만큼 마스크의 가장자리를 바깥으로 옮깁니다.</translation>
    </message>
    <message>
        <source>Shrink mask</source>
        <translation>마스크 좁히기</translation>
    </message>
    <message>
        <source>Move the mask&apos;s edge inwards, by the pixels set in the tool&apos;s options.</source>
        <translation>도구 옵션에 정한 픽셀만큼 마스크의 가장자리를 안으로 옮깁니다.</translation>
    </message>
    <message>
        <source>Feather mask</source>
        <translation>마스크 가장자리 흐리기</translation>
    </message>
    <message>
        <source>Make the mask&apos;s edge soft, over the pixels set in the tool&apos;s options.</source>
        <translation>도구 옵션에 정한 픽셀만큼 마스크의 가장자리를 부드럽게 합니다.</translation>
    </message>
    <message>
        <source>Show mask</source>
        <translation>마스크 보이기</translation>
    </message>
    <message>
        <source>Show or hide the mask over the picture; it acts all the same.</source>
        <translation>이미지 위의 마스크를 보이거나 숨깁니다. 숨겨도 똑같이 적용됩니다.</translation>
    </message>
    <message>
        <source>Open mask…</source>
        <translation>마스크 열기…</translation>
    </message>
    <message>
        <source>Read a mask from a picture: white, or where there is transparency the transparent, is made anew.</source>
        <translation>이미지에서 마스크를 읽습니다. 흰 부분을, 투명한 곳이 있으면 투명한 부분을 새로 만듭니다.</translation>
    </message>
    <message>
        <source>Save mask…</source>
        <translation>마스크 저장…</translation>
    </message>
    <message>
        <source>Write the mask as PNG: white is what is made anew.</source>
        <translation>마스크를 PNG로 저장합니다. 흰 부분이 새로 만들 부분입니다.</translation>
    </message>
    <message>
        <source>Nothing is masked.</source>
        <translation>마스크를 씌운 부분이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>되돌릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>다시 할 것이 없습니다.</translation>
    </message>
    <message>
        <source>The samples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Show the samples side by side: each could be the truth.</source>
        <translation>샘플을 나란히 보여 줍니다. 어느 것이든 원본일 수 있습니다.</translation>
    </message>
    <message>
        <source>Their mean</source>
        <translation>샘플의 평균</translation>
    </message>
    <message>
        <source>Show the samples&apos; mean: it is smooth where they differ.</source>
        <translation>샘플의 평균을 보여 줍니다. 샘플이 서로 다른 곳은 뭉개져 보입니다.</translation>
    </message>
    <message>
        <source>Their deviation</source>
        <translation>샘플의 표준편차</translation>
    </message>
    <message>
        <source>Show how far the samples differ, pixel by pixel: bright is guessed.</source>
        <translation>샘플이 서로 얼마나 다른지 픽셀마다 보여 줍니다. 밝은 곳은 추측한 부분입니다.</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5 %</translation>
    </message>
    <message>
        <source>Show what one sample in twenty is darker than.</source>
        <translation>샘플 스무 개 중 하나가 이보다 어두운 경계값을 보여 줍니다.</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Show what one sample in twenty is brighter than.</source>
        <translation>샘플 스무 개 중 하나가 이보다 밝은 경계값을 보여 줍니다.</translation>
    </message>
    <message>
        <source>The measurement y</source>
        <translation>측정값 y</translation>
    </message>
    <message>
        <source>Show what was measured, of which all this was found.</source>
        <translation>측정한 것을 보여 줍니다. 모든 결과는 여기에서 찾아낸 것입니다.</translation>
    </message>
    <message>
        <source>The baseline</source>
        <translation>기준선</translation>
    </message>
    <message>
        <source>Show what the measurement says without any model.</source>
        <translation>모델 없이 측정값만으로 알 수 있는 것을 보여 줍니다.</translation>
    </message>
    <message>
        <source>The truth</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Show the picture of which the measurement was simulated.</source>
        <translation>측정을 시뮬레이션하는 데 쓴 이미지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>The mean&apos;s error</source>
        <translation>평균의 오차</translation>
    </message>
    <message>
        <source>Show how far the samples&apos; mean is from the truth.</source>
        <translation>샘플의 평균이 원본과 얼마나 다른지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Show how far to trust a restoration: where its samples differ, and how they agree with the measurement.</source>
        <translation>복원을 얼마나 믿을 수 있는지 보여 줍니다. 샘플이 어디에서 서로 다른지, 측정값과 얼마나 맞는지 나타냅니다.</translation>
    </message>
    <message>
        <source>Let go of the place</source>
        <translation>위치 고정 해제</translation>
    </message>
    <message>
        <source>The pinned place is let go, and the answer follows the mouse again.</source>
        <translation>고정한 위치를 해제합니다. 답이 다시 마우스를 따라갑니다.</translation>
    </message>
    <message>
        <source>Copy the table</source>
        <translation>표 복사</translation>
    </message>
    <message>
        <source>Copy the answer&apos;s table as CSV, for a spreadsheet.</source>
        <translation>답의 표를 스프레드시트에서 쓸 수 있는 CSV로 복사합니다.</translation>
    </message>
    <message>
        <source>Save the answer</source>
        <translation>답 저장</translation>
    </message>
    <message>
        <source>Save mean, deviation (16 bits), 5 %, 95 %, y and the table where pictures are saved, with the recipe inside.</source>
        <translation>평균, 표준편차(16비트), 5 %, 95 %, y와 표를 이미지 저장 폴더에 레시피와 함께 저장합니다.</translation>
    </message>
    <message>
        <source>Compare solvers…</source>
        <translation>솔버 비교…</translation>
    </message>
    <message>
        <source>Restore the same measurement from the same noise by several solvers, side by side, with the figures of each.</source>
        <translation>같은 측정값을 같은 노이즈에서 여러 솔버로 복원하여, 각각의 수치와 함께 나란히 보여 줍니다.</translation>
    </message>
    <message>
        <source>The picture that is shown was not restored from another.</source>
        <translation>보고 있는 이미지는 다른 이미지에서 복원한 것이 아닙니다.</translation>
    </message>
    <message>
        <source>The restoration has not ended.</source>
        <translation>복원이 아직 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>The answer is being put together; it comes in a moment.</source>
        <translation>답을 정리하는 중입니다. 곧 나옵니다.</translation>
    </message>
    <message>
        <source>The answer of this run is no longer kept; make it again.</source>
        <translation>이 실행의 답은 더 이상 남아 있지 않습니다. 다시 만드세요.</translation>
    </message>
    <message>
        <source>The restoration did not reach its end.</source>
        <translation>복원이 끝까지 가지 않았습니다.</translation>
    </message>
    <message>
        <source>The truth is not known: y was not simulated.</source>
        <translation>원본을 알 수 없습니다. y가 시뮬레이션한 측정값이 아닙니다.</translation>
    </message>
    <message>
        <source>Such a measurement cannot be undone without a model.</source>
        <translation>이런 측정은 모델 없이 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>There is one sample only; ask for several.</source>
        <translation>샘플이 하나뿐입니다. 여러 개를 만드세요.</translation>
    </message>
    <message>
        <source>No place is pinned; click into the picture to pin one.</source>
        <translation>고정한 위치가 없습니다. 이미지를 클릭하여 고정하세요.</translation>
    </message>
    <message>
        <source>Set up a restoration in the Restore panel, or restore a picture.</source>
        <translation>복원 패널에서 복원을 설정하거나 이미지를 복원하세요.</translation>
    </message>
    <message>
        <source>Forward process…</source>
        <translation>순방향 과정…</translation>
    </message>
    <message>
        <source>See how noise takes a picture away, with a slider over the time t.</source>
        <translation>노이즈가 이미지를 어떻게 지워 가는지, 시각 t의 슬라이더를 움직이며 봅니다.</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>분기</translation>
    </message>
    <message>
        <source>The tree of the runs: which began at a step of which; name, compare and delete.</source>
        <translation>실행의 트리입니다. 어느 실행이 어느 단계에서 갈라졌는지 보고, 이름을 붙이고, 비교하고, 삭제합니다.</translation>
    </message>
    <message>
        <source>Branch with another model</source>
        <translation>다른 모델로 분기</translation>
    </message>
    <message>
        <source>Where the model of this run is no longer there: choose one that makes pictures of the same size with the same noise levels, and branch with it from here.</source>
        <translation>이 실행의 모델이 더는 없을 때, 같은 크기와 같은 노이즈 수준으로 이미지를 만드는 모델을 골라 여기서 분기합니다.</translation>
    </message>
    <message>
        <source>Paint on this step</source>
        <translation>이 단계에 그리기</translation>
    </message>
    <message>
        <source>Paint with colour on the step that is looked at, the belief or the noisy state, and go on from there.</source>
        <translation>보고 있는 단계의 예측이나 노이즈 섞인 상태에 색을 칠하고, 거기서부터 이어 갑니다.</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>보간</translation>
    </message>
    <message>
        <source>Make the whole path, all its pictures in one run.</source>
        <translation>경로 전체를, 모든 이미지를 한 번의 실행으로 만듭니다.</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>실험실</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>새로 시작</translation>
    </message>
    <message>
        <source>Put the particles back where they began, and play from there.</source>
        <translation>입자를 시작한 자리로 되돌리고 거기서부터 재생합니다.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Every picture that was made here: search, look at it, and use it again.</source>
        <translation>여기서 만든 모든 이미지를 찾고, 보고, 다시 씁니다.</translation>
    </message>
    <message>
        <source>Use the library picture&apos;s settings and seed</source>
        <translation>라이브러리 이미지의 설정과 시드 사용</translation>
    </message>
    <message>
        <source>Set all that made the chosen picture of the library, and show it; Generate makes it again.</source>
        <translation>라이브러리에서 선택한 이미지를 만든 설정을 모두 불러오고 그 이미지를 보여 줍니다. 생성을 누르면 다시 만듭니다.</translation>
    </message>
    <message>
        <source>Use only the library picture&apos;s settings</source>
        <translation>라이브러리 이미지의 설정만 사용</translation>
    </message>
    <message>
        <source>Set all that made the chosen picture of the library but its seed, for others like it.</source>
        <translation>라이브러리에서 선택한 이미지를 만든 설정을 시드만 빼고 모두 불러옵니다. 비슷한 이미지를 더 만들 때 씁니다.</translation>
    </message>
    <message>
        <source>Use only the library picture&apos;s seed</source>
        <translation>라이브러리 이미지의 시드만 사용</translation>
    </message>
    <message>
        <source>Set the seed of the chosen picture of the library, and leave all else as it is.</source>
        <translation>라이브러리에서 선택한 이미지의 시드를 불러오고 나머지는 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Open the library picture&apos;s steps</source>
        <translation>라이브러리 이미지의 단계 열기</translation>
    </message>
    <message>
        <source>Show the chosen picture of the library with its steps in the timeline, as far as they are kept.</source>
        <translation>라이브러리에서 선택한 이미지를, 남아 있는 단계와 함께 타임라인에 보여 줍니다.</translation>
    </message>
    <message>
        <source>Star the library pictures, or take the star away</source>
        <translation>라이브러리 이미지에 별표 달기 또는 떼기</translation>
    </message>
    <message>
        <source>Pictures with a star stay for ever, and can be shown alone.</source>
        <translation>별표가 있는 이미지는 영구히 남으며, 따로 모아 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Write a note to the library picture…</source>
        <translation>라이브러리 이미지에 메모 쓰기…</translation>
    </message>
    <message>
        <source>A note is searched as labels are.</source>
        <translation>메모도 레이블처럼 검색됩니다.</translation>
    </message>
    <message>
        <source>Show the library picture&apos;s file</source>
        <translation>라이브러리 이미지의 파일 보기</translation>
    </message>
    <message>
        <source>Open the folder of the chosen picture of the library, and mark its file there.</source>
        <translation>라이브러리에서 선택한 이미지의 폴더를 열고 그 파일을 선택해 보여 줍니다.</translation>
    </message>
    <message>
        <source>Compare pictures of the library…</source>
        <translation>라이브러리 이미지 비교…</translation>
    </message>
    <message>
        <source>The two chosen pictures of the library under a slider, side by side, or where they differ.</source>
        <translation>라이브러리에서 고른 두 이미지를 슬라이더로 겹치거나, 나란히 놓거나, 다른 곳만 보여 줍니다.</translation>
    </message>
    <message>
        <source>Delete the library pictures</source>
        <translation>라이브러리 이미지 삭제</translation>
    </message>
    <message>
        <source>Put the chosen pictures of the library into its bin, from which they can be put back.</source>
        <translation>라이브러리에서 선택한 이미지를 라이브러리 휴지통으로 옮깁니다. 휴지통에서 되돌려 놓을 수 있습니다.</translation>
    </message>
    <message>
        <source>Put the library pictures back</source>
        <translation>라이브러리 이미지 되돌려 놓기</translation>
    </message>
    <message>
        <source>Put the chosen pictures of the bin back into the library.</source>
        <translation>휴지통에서 선택한 이미지를 라이브러리에 되돌려 놓습니다.</translation>
    </message>
    <message>
        <source>Delete the library pictures for good…</source>
        <translation>라이브러리 이미지 영구 삭제…</translation>
    </message>
    <message>
        <source>Delete the chosen pictures of the bin from the disk, with their steps; there is no way back.</source>
        <translation>휴지통에서 선택한 이미지를 단계와 함께 디스크에서 삭제합니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Library settings…</source>
        <translation>라이브러리 설정…</translation>
    </message>
    <message>
        <source>Where pictures are kept and for how long, and how much of their steps.</source>
        <translation>이미지를 어디에 얼마나 오래 두고, 단계는 얼마나 남길지 정합니다.</translation>
    </message>
    <message>
        <source>Another library folder…</source>
        <translation>다른 라이브러리 폴더…</translation>
    </message>
    <message>
        <source>Choose another folder: the one that the library was moved to, or one for a new library. Nothing is moved.</source>
        <translation>다른 폴더를 고릅니다. 라이브러리를 옮겨 둔 폴더나 새 라이브러리를 둘 폴더를 고를 수 있으며, 아무것도 옮기지 않습니다.</translation>
    </message>
    <message>
        <source>Look for the library again</source>
        <translation>라이브러리 다시 찾기</translation>
    </message>
    <message>
        <source>Take the library up again, once its disk is connected.</source>
        <translation>디스크를 연결한 뒤 라이브러리를 다시 엽니다.</translation>
    </message>
    <message>
        <source>Begin a new library here</source>
        <translation>여기에 새 라이브러리 시작</translation>
    </message>
    <message>
        <source>Begin an empty library in the folder of the one that is not there; that one stays where it is, on its own disk.</source>
        <translation>찾을 수 없는 라이브러리의 폴더에 빈 라이브러리를 시작합니다. 원래 라이브러리는 자기 디스크에 그대로 남습니다.</translation>
    </message>
    <message>
        <source>The library is where it was.</source>
        <translation>라이브러리가 제자리에 있습니다.</translation>
    </message>
    <message>
        <source>Choose a picture of the library first.</source>
        <translation>먼저 라이브러리에서 이미지를 선택하세요.</translation>
    </message>
    <message>
        <source>The chosen pictures are in the bin already.</source>
        <translation>선택한 이미지가 이미 휴지통에 있습니다.</translation>
    </message>
    <message>
        <source>The chosen pictures are not in the bin.</source>
        <translation>선택한 이미지가 휴지통에 없습니다.</translation>
    </message>
    <message>
        <source>Empty the library&apos;s bin…</source>
        <translation>라이브러리 휴지통 비우기…</translation>
    </message>
    <message>
        <source>Delete for good what was deleted from the library.</source>
        <translation>라이브러리에서 삭제한 것을 완전히 삭제합니다.</translation>
    </message>
    <message>
        <source>What to make</source>
        <translation>만들 것</translation>
    </message>
    <message>
        <source>Go on with the change</source>
        <translation>바꾼 내용으로 계속</translation>
    </message>
    <message>
        <source>End the restoration that goes on, and branch from its newest step with the mask and the noise as they are now.</source>
        <translation>진행 중인 복원을 끝내고, 그 최신 단계에서 지금의 마스크와 노이즈로 분기합니다.</translation>
    </message>
    <message>
        <source>Stop measuring</source>
        <translation>측정 중지</translation>
    </message>
    <message>
        <source>Wait no longer for y; it is measured again as soon as something is changed.</source>
        <translation>y를 더 기다리지 않습니다. 무언가를 바꾸면 바로 다시 측정합니다.</translation>
    </message>
    <message>
        <source>No restoration goes on whose mask or noise has changed since.</source>
        <translation>진행 중인 복원 가운데 시작한 뒤로 마스크나 노이즈가 바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is measured now.</source>
        <translation>지금 측정하고 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>복원</translation>
    </message>
    <message>
        <source>Find the picture again that was damaged, several times, with this solver.</source>
        <translation>손상된 이미지의 원래 모습을 이 솔버로 여러 번 찾습니다.</translation>
    </message>
    <message>
        <source>Choose an example on the right, or open, paste or drop a picture.</source>
        <translation>오른쪽에서 예제를 고르거나, 이미지를 열거나 붙여 넣거나 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Open a picture to work on, a model or a recipe: the program sees which it is.</source>
        <translation>작업할 이미지, 모델 또는 레시피를 엽니다. 종류는 프로그램이 알아냅니다.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Work on the picture, or the file, that is on the clipboard.</source>
        <translation>클립보드에 있는 이미지나 파일로 작업합니다.</translation>
    </message>
    <message>
        <source>Work on this picture</source>
        <translation>이 이미지로 작업</translation>
    </message>
    <message>
        <source>Take the chosen picture of this run as the one to repair or to change.</source>
        <translation>이 실행에서 선택한 이미지를 고치거나 바꿀 이미지로 씁니다.</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>전체 이미지</translation>
    </message>
    <message>
        <source>Show the opened picture, with what the run makes of it in its place; or again the run&apos;s own pictures, side by side.</source>
        <translation>열어 둔 이미지에 실행 결과를 제자리에 넣어 보여 줍니다. 다시 누르면 실행의 이미지를 나란히 보여 줍니다.</translation>
    </message>
    <message>
        <source>Save whole picture…</source>
        <translation>전체 이미지 저장…</translation>
    </message>
    <message>
        <source>Save the opened picture at its full size, with the result in its place. What is not repainted is saved as it was, bit for bit.</source>
        <translation>열어 둔 이미지에 결과를 제자리에 넣어 원래 크기로 저장합니다. 다시 그리지 않은 부분은 비트 하나까지 그대로 저장됩니다.</translation>
    </message>
    <message>
        <source>Mask what is transparent</source>
        <translation>투명한 부분에 마스크 씌우기</translation>
    </message>
    <message>
        <source>Have made anew what was erased from the picture in another program.</source>
        <translation>다른 프로그램으로 이미지에서 지운 부분을 새로 만들게 합니다.</translation>
    </message>
    <message>
        <source>No picture is opened to work on.</source>
        <translation>작업할 이미지를 열지 않았습니다.</translation>
    </message>
    <message>
        <source>Nothing has been made of this picture yet.</source>
        <translation>이 이미지로 만든 것이 아직 없습니다.</translation>
    </message>
    <message>
        <source>Nothing in this picture is transparent.</source>
        <translation>이 이미지에는 투명한 부분이 없습니다.</translation>
    </message>
    <message>
        <source>Belief x̂_0</source>
        <translation>예측 x̂_0</translation>
    </message>
    <message>
        <source>What the model believes that the clean picture is.</source>
        <translation>모델이 예측한 깨끗한 이미지입니다.</translation>
    </message>
    <message>
        <source>State x_t</source>
        <translation>상태 x_t</translation>
    </message>
    <message>
        <source>The noisy picture itself.</source>
        <translation>노이즈 섞인 이미지 자체입니다.</translation>
    </message>
    <message>
        <source>Change of the belief</source>
        <translation>예측의 변화</translation>
    </message>
    <message>
        <source>Where the step made the belief brighter or darker.</source>
        <translation>이 단계에서 예측이 밝아지거나 어두워진 곳입니다.</translation>
    </message>
    <message>
        <source>Predicted noise ε</source>
        <translation>예측 노이즈 ε</translation>
    </message>
    <message>
        <source>The noise that the model finds in the noisy picture.</source>
        <translation>모델이 노이즈 섞인 이미지에서 찾아낸 노이즈입니다.</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>스코어</translation>
    </message>
    <message>
        <source>Which way each pixel becomes likelier: the gradient of log p(x_t).</source>
        <translation>각 픽셀이 어느 쪽으로 가야 더 그럴듯해지는지 나타냅니다. log p(x_t)의 기울기입니다.</translation>
    </message>
    <message>
        <source>Learned deviation</source>
        <translation>학습된 표준편차</translation>
    </message>
    <message>
        <source>How much spread the model gives the step at each pixel.</source>
        <translation>모델이 이 단계에서 픽셀마다 주는 산포의 크기입니다.</translation>
    </message>
    <message>
        <source>Classifier&apos;s gradient</source>
        <translation>분류기의 기울기</translation>
    </message>
    <message>
        <source>Where a change would make the label likelier.</source>
        <translation>어디를 바꾸면 레이블이 더 그럴듯해지는지 나타냅니다.</translation>
    </message>
    <message>
        <source>Residual y - A x̂_0</source>
        <translation>잔차 y - A x̂_0</translation>
    </message>
    <message>
        <source>What the measurement says against the belief.</source>
        <translation>측정값이 예측과 어긋나는 부분입니다.</translation>
    </message>
    <message>
        <source>Residual in the picture</source>
        <translation>이미지 위의 잔차</translation>
    </message>
    <message>
        <source>Aᵀ(y - A x̂_0): which way the measurement pulls each pixel.</source>
        <translation>Aᵀ(y - A x̂_0): 측정값이 각 픽셀을 어느 쪽으로 당기는지 나타냅니다.</translation>
    </message>
    <message>
        <source>Fresh noise z</source>
        <translation>새 노이즈 z</translation>
    </message>
    <message>
        <source>The noise that the step draws anew.</source>
        <translation>이 단계에서 새로 뽑는 노이즈입니다.</translation>
    </message>
    <message>
        <source>What the condition added</source>
        <translation>조건이 더한 것</translation>
    </message>
    <message>
        <source>How far a condition moved the step from where the sampler would have landed.</source>
        <translation>샘플러만으로 도달했을 자리에서 조건이 이 단계를 얼마나 옮겼는지 나타냅니다.</translation>
    </message>
    <message>
        <source>This step, explained</source>
        <translation>이 단계 설명</translation>
    </message>
    <message>
        <source>Show the formula of the step that is looked at, with its own numbers and a sentence for each part.</source>
        <translation>보고 있는 단계의 수식을 실제 수치와 함께 보여 주고, 부분마다 한 문장으로 설명합니다.</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히</translation>
    </message>
    <message>
        <source>The picture on the left and the chosen view on the right; both zoom and pan as one. Without a view, belief and state.</source>
        <translation>왼쪽에는 이미지를, 오른쪽에는 고른 보기를 보여 줍니다. 둘은 함께 확대되고 이동합니다. 고른 보기가 없으면 예측과 상태를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Laid over the picture</source>
        <translation>이미지 위에 겹치기</translation>
    </message>
    <message>
        <source>The chosen view lies over the picture, as opaque as the slider says.</source>
        <translation>고른 보기를 슬라이더로 정한 불투명도로 이미지 위에 겹칩니다.</translation>
    </message>
    <message>
        <source>Hold the colour scale</source>
        <translation>색 눈금 고정</translation>
    </message>
    <message>
        <source>Keep the ends of the colour scale from step to step, so that steps can be compared; else each step has its own.</source>
        <translation>색 눈금의 양 끝을 단계마다 똑같이 유지하여 단계끼리 비교할 수 있게 합니다. 고정하지 않으면 단계마다 따로 정합니다.</translation>
    </message>
    <message>
        <source>This run is of another day; make it again to see that.</source>
        <translation>다른 날의 실행입니다. 그것을 보려면 다시 만드세요.</translation>
    </message>
    <message>
        <source>This model has learned no variance of its own.</source>
        <translation>이 모델은 분산을 따로 학습하지 않았습니다.</translation>
    </message>
    <message>
        <source>No classifier guides this run.</source>
        <translation>이 실행을 이끄는 분류기가 없습니다.</translation>
    </message>
    <message>
        <source>This run restores nothing, so there is no measurement.</source>
        <translation>이 실행은 복원이 아니므로 측정값이 없습니다.</translation>
    </message>
    <message>
        <source>Choose a view first.</source>
        <translation>먼저 보기를 고르세요.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>단축키…</translation>
    </message>
    <message>
        <source>Give any command the keys that your hands know, or put them back.</source>
        <translation>어떤 명령에든 손에 익은 키를 주거나, 원래대로 되돌립니다.</translation>
    </message>
    <message>
        <source>Save settings as preset…</source>
        <translation>설정을 프리셋으로 저장…</translation>
    </message>
    <message>
        <source>Keep what this tab is set to under a name, to set it again at any time.</source>
        <translation>이 탭의 설정을 이름을 붙여 보관하고, 언제든 다시 적용합니다.</translation>
    </message>
    <message>
        <source>Presets…</source>
        <translation>프리셋…</translation>
    </message>
    <message>
        <source>All presets: set one, rename, delete, or share it as a JSON file.</source>
        <translation>모든 프리셋을 보여 줍니다. 적용하거나 이름을 바꾸거나 삭제하거나 JSON 파일로 나눌 수 있습니다.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>All jobs: what is being made, what waits, what is paused or has failed.</source>
        <translation>모든 작업: 만들고 있는 것, 기다리는 것, 일시정지했거나 실패한 것을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>대기열에 추가</translation>
    </message>
    <message>
        <source>Have these settings made when their turn comes, behind all that wait; the canvas stays as it is.</source>
        <translation>이 설정을 기다리는 작업들 뒤에 넣어 차례가 되면 만듭니다. 캔버스는 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Add to the front of the queue</source>
        <translation>대기열 맨 앞에 추가</translation>
    </message>
    <message>
        <source>Have these settings made next, before all that wait; nothing is stopped.</source>
        <translation>이 설정을 기다리는 작업들보다 먼저 다음에 만듭니다. 아무것도 중지하지 않습니다.</translation>
    </message>
    <message>
        <source>Pause the queue</source>
        <translation>대기열 일시정지</translation>
    </message>
    <message>
        <source>Hold everything after this step, also what waits; once more, and all goes on. Generate makes something all the same.</source>
        <translation>지금 단계가 끝나면 기다리는 것까지 모두 멈춥니다. 다시 누르면 모두 계속합니다. 생성 버튼은 그래도 작동합니다.</translation>
    </message>
    <message>
        <source>Stop after this one</source>
        <translation>이번 작업 뒤에 멈춤</translation>
    </message>
    <message>
        <source>Finish the run that is being made, and begin no other after it.</source>
        <translation>만들고 있는 실행을 마치고 그다음은 시작하지 않습니다.</translation>
    </message>
    <message>
        <source>Set the job aside, or let it go on</source>
        <translation>작업을 보류하거나 계속하기</translation>
    </message>
    <message>
        <source>Hold the chosen jobs while the others are made; chosen once more they come back behind what waits.</source>
        <translation>고른 작업을 멈추고 그동안 다른 작업을 만듭니다. 다시 선택하면 기다리는 작업들 뒤로 돌아옵니다.</translation>
    </message>
    <message>
        <source>To the front</source>
        <translation>맨 앞으로</translation>
    </message>
    <message>
        <source>Make the chosen jobs next.</source>
        <translation>고른 작업을 다음에 만듭니다.</translation>
    </message>
    <message>
        <source>Earlier in the queue</source>
        <translation>대기열에서 앞으로</translation>
    </message>
    <message>
        <source>Move the chosen jobs one place up; or drag them.</source>
        <translation>고른 작업을 한 칸 위로 옮깁니다. 끌어서 옮겨도 됩니다.</translation>
    </message>
    <message>
        <source>Later in the queue</source>
        <translation>대기열에서 뒤로</translation>
    </message>
    <message>
        <source>Move the chosen jobs one place down; or drag them.</source>
        <translation>고른 작업을 한 칸 아래로 옮깁니다. 끌어서 옮겨도 됩니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Put the chosen failed jobs into the queue again, as they were.</source>
        <translation>실패한 작업 가운데 고른 것을 그대로 다시 대기열에 넣습니다.</translation>
    </message>
    <message>
        <source>Try again with half the batch</source>
        <translation>배치를 절반으로 나누어 다시 시도</translation>
    </message>
    <message>
        <source>Make a failed job in two parts of half as many pictures, which take less memory; every picture is the same as in the whole, for each has its own seed.</source>
        <translation>실패한 작업을 이미지 수가 절반인 두 부분으로 나누어 만듭니다. 메모리를 덜 씁니다. 이미지마다 시드가 따로 있으므로 한꺼번에 만들 때와 똑같습니다.</translation>
    </message>
    <message>
        <source>Once more, with the next seeds</source>
        <translation>다음 시드로 한 번 더</translation>
    </message>
    <message>
        <source>Add the chosen jobs once more; their seeds go on where these end.</source>
        <translation>고른 작업을 한 번 더 추가합니다. 시드는 앞 작업이 끝난 데서 이어집니다.</translation>
    </message>
    <message>
        <source>Show the job&apos;s settings</source>
        <translation>작업의 설정 보기</translation>
    </message>
    <message>
        <source>Put the chosen job&apos;s settings into the panel, to look at or to change.</source>
        <translation>고른 작업의 설정을 패널에 넣어 살펴보거나 바꿉니다.</translation>
    </message>
    <message>
        <source>Remove from the queue</source>
        <translation>대기열에서 제거</translation>
    </message>
    <message>
        <source>Take the chosen jobs out; one that is being made is stopped, and its pictures stay.</source>
        <translation>고른 작업을 꺼냅니다. 만들고 있던 것은 중지되며 그 이미지는 남습니다.</translation>
    </message>
    <message>
        <source>Put removed jobs back</source>
        <translation>제거한 작업 되돌리기</translation>
    </message>
    <message>
        <source>Add again what was last taken out, where it stood.</source>
        <translation>마지막으로 꺼낸 것을 있던 자리에 다시 넣습니다.</translation>
    </message>
    <message>
        <source>Clear the queue</source>
        <translation>대기열 비우기</translation>
    </message>
    <message>
        <source>Take out all that waits, is set aside or has failed; it can be put back.</source>
        <translation>기다리거나 보류했거나 실패한 것을 모두 꺼냅니다. 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Start last time&apos;s jobs</source>
        <translation>지난번 작업 시작</translation>
    </message>
    <message>
        <source>Put the jobs that waited last time into the queue again.</source>
        <translation>지난번에 기다리던 작업을 다시 대기열에 넣습니다.</translation>
    </message>
    <message>
        <source>Discard last time&apos;s jobs</source>
        <translation>지난번 작업 버리기</translation>
    </message>
    <message>
        <source>Take the jobs out that waited last time.</source>
        <translation>지난번에 기다리던 작업을 꺼냅니다.</translation>
    </message>
    <message>
        <source>Tell me when a long run ends</source>
        <translation>긴 실행이 끝나면 알리기</translation>
    </message>
    <message>
        <source>While the window is not in front, a message says when runs that took ten seconds or more are done, or have failed. There is no sound.</source>
        <translation>창이 맨 앞에 없을 때, 10초 넘게 걸린 실행이 끝나거나 실패하면 메시지로 알립니다. 소리는 내지 않습니다.</translation>
    </message>
    <message>
        <source>Nothing is being made.</source>
        <translation>만들고 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Choose a job of the queue first.</source>
        <translation>먼저 대기열에서 작업을 고르세요.</translation>
    </message>
    <message>
        <source>A job that has failed cannot go on; try it again.</source>
        <translation>실패한 작업은 계속할 수 없습니다. 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Only a job that waits has a place that can be another.</source>
        <translation>기다리는 작업만 자리를 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>It is the next already.</source>
        <translation>이미 다음 차례입니다.</translation>
    </message>
    <message>
        <source>It is the last already.</source>
        <translation>이미 맨 뒤입니다.</translation>
    </message>
    <message>
        <source>No job has failed.</source>
        <translation>실패한 작업이 없습니다.</translation>
    </message>
    <message>
        <source>A single picture, a path or a branch of a run that is gone cannot be halved; choose a smaller model, or fewer pictures.</source>
        <translation>이미지 한 장, 경로, 사라진 실행의 분기는 절반으로 나눌 수 없습니다. 더 작은 모델이나 더 적은 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>Nothing was taken out.</source>
        <translation>꺼낸 것이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing waits, and nothing has failed.</source>
        <translation>기다리는 것도 실패한 것도 없습니다.</translation>
    </message>
    <message>
        <source>Nothing is left of last time.</source>
        <translation>지난번에서 남은 것이 없습니다.</translation>
    </message>
    <message>
        <source>Save session as…</source>
        <translation>세션을 다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Put all of this into one file, to go on with it later or elsewhere: settings, picture, mask, the queue, and runs that are held or being made. Models are not in it.</source>
        <translation>설정, 이미지, 마스크, 대기열, 멈추었거나 만들고 있는 실행을 모두 한 파일에 담아 나중에 또는 다른 곳에서 이어 갑니다. 모델은 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>Open session…</source>
        <translation>세션 열기…</translation>
    </message>
    <message>
        <source>Go on with a saved session: its settings, picture and mask take the place of these, and its runs come to those that are here.</source>
        <translation>저장한 세션을 이어 갑니다. 그 설정, 이미지, 마스크가 지금 것을 대신하고, 그 실행은 지금 있는 실행에 더해집니다.</translation>
    </message>
    <message>
        <source>Start where I left off</source>
        <translation>하던 데서 시작</translation>
    </message>
    <message>
        <source>At the next start have everything as it was when the window was closed, and runs that went on held where they were. Without the tick the program starts afresh, with the last settings alone.</source>
        <translation>다음 시작 때 창을 닫을 때의 상태를 모두 되살리고, 진행 중이던 실행은 그 자리에 멈춘 채 둡니다. 표시하지 않으면 마지막 설정만 가지고 새로 시작합니다.</translation>
    </message>
    <message>
        <source>Restore session</source>
        <translation>세션 복구</translation>
    </message>
    <message>
        <source>Bring back what was being done when the program vanished: settings, picture, mask and runs as they were at most half a minute before.</source>
        <translation>프로그램이 갑자기 사라졌을 때 하던 것을 되살립니다. 설정, 이미지, 마스크, 실행이 많아야 30초 전 상태로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Discard session</source>
        <translation>세션 버리기</translation>
    </message>
    <message>
        <source>Delete for good what was being done when the program vanished.</source>
        <translation>프로그램이 갑자기 사라졌을 때 하던 것을 완전히 삭제합니다.</translation>
    </message>
    <message>
        <source>Copy as command</source>
        <translation>명령으로 복사</translation>
    </message>
    <message>
        <source>Copy the line for a terminal that makes the shown pictures; without a picture, what the settings would make.</source>
        <translation>보이는 이미지를 만드는 터미널 명령을 복사합니다. 이미지가 없으면 지금 설정으로 만들 것을 복사합니다.</translation>
    </message>
    <message>
        <source>Copy as Python</source>
        <translation>Python으로 복사</translation>
    </message>
    <message>
        <source>Copy a short program that makes the shown pictures; without a picture, what the settings would make.</source>
        <translation>보이는 이미지를 만드는 짧은 프로그램을 복사합니다. 이미지가 없으면 지금 설정으로 만들 것을 복사합니다.</translation>
    </message>
    <message>
        <source>Copy settings as command</source>
        <translation>설정을 명령으로 복사</translation>
    </message>
    <message>
        <source>Copy the line for a terminal that makes what this tab is set to.</source>
        <translation>이 탭의 설정대로 만드는 터미널 명령을 복사합니다.</translation>
    </message>
    <message>
        <source>Copy settings as Python</source>
        <translation>설정을 Python으로 복사</translation>
    </message>
    <message>
        <source>Copy a short program that makes what this tab is set to.</source>
        <translation>이 탭의 설정대로 만드는 짧은 프로그램을 복사합니다.</translation>
    </message>
    <message>
        <source>What this tab makes is no picture that a recipe could tell of.</source>
        <translation>이 탭에서 만드는 것은 레시피로 나타낼 수 있는 이미지가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>Answer</name>
    <message>
        <source>When a restoration has finished, its answer stands here.</source>
        <translation>복원이 끝나면 답이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>The table was copied to the clipboard</source>
        <translation>표를 클립보드에 복사했습니다</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Truth</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Point at a place in the picture to see it in every sample; click to keep hold of it.</source>
        <translation>이미지의 한 곳을 가리키면 모든 샘플에서 그곳을 보여 줍니다. 클릭하면 고정됩니다.</translation>
    </message>
    <message>
        <source>Click to keep hold of this place.</source>
        <translation>클릭하면 이 위치가 고정됩니다.</translation>
    </message>
    <message>
        <source>Pinned: click it again, or press Alt+0, to let go.</source>
        <translation>고정됨: 다시 클릭하거나 Alt+0을 누르면 해제됩니다.</translation>
    </message>
    <message>
        <source>Is this detail real?</source>
        <translation>이 세부는 진짜인가요?</translation>
    </message>
    <message>
        <source>What all samples show is backed by the measurement and by what the model knows of all pictures. What one sample shows and the next does not is made up. So judge a detail by several samples, never by one.</source>
        <translation>모든 샘플에 나타나는 것은 측정값과, 모델이 모든 이미지에 대해 아는 바가 뒷받침합니다. 한 샘플에는 있고 다른 샘플에는 없는 것은 지어낸 것입니다. 그러므로 세부는 샘플 하나가 아니라 여러 개를 보고 판단하세요.</translation>
    </message>
    <message>
        <source>The place in every sample</source>
        <translation>모든 샘플에서 본 이 위치</translation>
    </message>
    <message>
        <source>Figures of each sample</source>
        <translation>샘플별 수치</translation>
    </message>
    <message>
        <source>Choose a solver.</source>
        <translation>솔버를 고르세요.</translation>
    </message>
    <message>
        <source>{done} of {count} solvers finished</source>
        <translation>솔버 {count}개 중 {done}개 완료</translation>
    </message>
    <message>
        <source>Set up a restoration in the Restore panel, or restore a picture.</source>
        <translation>복원 패널에서 복원을 설정하거나 이미지를 복원하세요.</translation>
    </message>
    <message>
        <source>First sample</source>
        <translation>첫째 샘플</translation>
    </message>
    <message>
        <source>Deviation, 0 to {top} %</source>
        <translation>표준편차, 0~{top} %</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계</translation>
    </message>
    <message>
        <source>Compare solvers</source>
        <translation>솔버 비교</translation>
    </message>
    <message>
        <source>Each solver restores from the same measurement y and begins with the same noise; what differs comes from the solver.</source>
        <translation>모든 솔버가 같은 측정값 y로, 같은 노이즈에서 시작하여 복원합니다. 결과의 차이는 솔버에서 나옵니다.</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> 단계</translation>
    </message>
    <message>
        <source>Steps of {solver}</source>
        <translation>{solver}의 단계 수</translation>
    </message>
    <message>
        <source>How many noise levels this solver goes through. Too few: coarse, or it does not explain y; more than a few hundred: slower, and hardly better.</source>
        <translation>이 솔버가 거치는 노이즈 수준의 수입니다. 너무 적으면 결과가 거칠거나 y를 설명하지 못하고, 수백을 넘으면 느려질 뿐 거의 나아지지 않습니다.</translation>
    </message>
    <message>
        <source>Samples of each</source>
        <translation>솔버별 샘플 수</translation>
    </message>
    <message>
        <source>How many samples each solver draws. One says nothing of doubt; 8 give a fair mean and spread; more take longer.</source>
        <translation>솔버마다 뽑는 샘플의 수입니다. 하나로는 불확실성을 알 수 없고, 8개면 평균과 산포를 웬만큼 알 수 있으며, 더 많으면 오래 걸립니다.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Run the chosen solvers in turn.</source>
        <translation>선택한 솔버를 차례로 실행합니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>End the runs that are left; what there is stays.</source>
        <translation>남은 실행을 끝냅니다. 지금까지의 결과는 남습니다.</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>표 복사</translation>
    </message>
    <message>
        <source>Copy the figures as CSV.</source>
        <translation>수치를 CSV로 복사합니다.</translation>
    </message>
    <message>
        <source>Show on canvas</source>
        <translation>캔버스에 보기</translation>
    </message>
    <message>
        <source>Show the chosen solver&apos;s samples large; so does a double click.</source>
        <translation>선택한 솔버의 샘플을 크게 봅니다. 두 번 클릭해도 됩니다.</translation>
    </message>
    <message>
        <source>Save comparison</source>
        <translation>비교 저장</translation>
    </message>
    <message>
        <source>One PNG of all pictures with what made them inside, and the figures as CSV.</source>
        <translation>모든 이미지를 담은 PNG 한 장을 만든 설정과 함께 저장하고, 수치는 CSV로 저장합니다.</translation>
    </message>
    <message>
        <source>What each solver found</source>
        <translation>솔버별 결과</translation>
    </message>
    <message>
        <source>Figures of each solver</source>
        <translation>솔버별 수치</translation>
    </message>
    <message>
        <source>y</source>
        <translation>y</translation>
    </message>
    <message>
        <source>A⁺ y</source>
        <translation>A⁺ y</translation>
    </message>
    <message>
        <source>Wiener filter</source>
        <translation>Wiener 필터</translation>
    </message>
    <message>
        <source>Richardson-Lucy</source>
        <translation>Richardson-Lucy</translation>
    </message>
    <message>
        <source>Biharmonic</source>
        <translation>이중조화</translation>
    </message>
    <message>
        <source>Biharmonic, denoised</source>
        <translation>이중조화, 노이즈 제거</translation>
    </message>
    <message>
        <source>Edge values</source>
        <translation>가장자리 값</translation>
    </message>
    <message>
        <source>Total variation</source>
        <translation>전변동</translation>
    </message>
    <message>
        <source>Non-local means</source>
        <translation>비국소 평균</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>쌍삼차</translation>
    </message>
    <message>
        <source>Filtered back-projection</source>
        <translation>필터 역투영</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>noise {share} %</source>
        <translation>노이즈 {share} %</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>truth not known</source>
        <translation>원본을 알 수 없음</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>솔버</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>PSNR</source>
        <translation>PSNR</translation>
    </message>
    <message>
        <source>SSIM</source>
        <translation>SSIM</translation>
    </message>
    <message>
        <source>PSNR each</source>
        <translation>개별 PSNR</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>산포</translation>
    </message>
    <message>
        <source>Within 5–95 %</source>
        <translation>5–95 % 이내</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>호출 수</translation>
    </message>
    <message>
        <source>The solvers, and below them what is made without a model, to compare.</source>
        <translation>솔버들입니다. 아래에는 비교할 수 있도록 모델 없이 만든 결과가 있습니다.</translation>
    </message>
    <message>
        <source>How many noise levels the solver went through.</source>
        <translation>솔버가 거친 노이즈 수준의 수입니다.</translation>
    </message>
    <message>
        <source>Likeness to the truth, in dB, of the samples&apos; mean; more is nearer. It rewards blur, so look at χ² and the spread too.</source>
        <translation>샘플 평균이 원본과 얼마나 비슷한지 dB로 나타냅니다. 클수록 가깝습니다. 흐릿한 쪽에 유리하므로 χ²과 산포도 함께 보세요.</translation>
    </message>
    <message>
        <source>Likeness of structure to the truth, of the mean; 1 is equal.</source>
        <translation>샘플 평균의 구조가 원본과 얼마나 비슷한지 나타냅니다. 1이면 같습니다.</translation>
    </message>
    <message>
        <source>Likeness to the truth of a sample, on average. True samples of the posterior lie 3 dB below their mean.</source>
        <translation>샘플 하나가 원본과 얼마나 비슷한지의 평균입니다. 사후 분포에서 제대로 뽑은 샘플은 그 평균보다 3 dB 낮습니다.</translation>
    </message>
    <message>
        <source>|y - A x|² / (m σ²): 1 is right; towards 0 noise is taken for detail; far above 1 y is not explained.</source>
        <translation>|y - A x|² / (m σ²): 1이면 알맞습니다. 0에 가까우면 노이즈를 세부로 여긴 것이고, 1보다 훨씬 크면 y를 설명하지 못합니다.</translation>
    </message>
    <message>
        <source>The samples&apos; standard deviation, in per cent of the full range. Too small and the solver is surer than it may be: compare it with the others&apos;, and look to the right.</source>
        <translation>샘플의 표준편차를 전체 범위의 백분율로 나타냅니다. 너무 작으면 솔버가 지나치게 확신하는 것입니다. 다른 솔버와 비교하고 오른쪽 열도 보세요.</translation>
    </message>
    <message>
        <source>How much of the truth lies between 5 and 95 % of the samples: 90 % is right for many samples, 70 % for 8, 54 % for 4. Less means that the solver is too sure.</source>
        <translation>원본 가운데 샘플의 5 %와 95 % 사이에 드는 비율입니다. 샘플이 많으면 90 %, 8개면 70 %, 4개면 54 %가 알맞습니다. 이보다 작으면 솔버가 지나치게 확신하는 것입니다.</translation>
    </message>
    <message>
        <source>What the solver took here, for all samples together.</source>
        <translation>모든 샘플을 합해 솔버가 이 컴퓨터에서 쓴 시간입니다.</translation>
    </message>
    <message>
        <source>How often the network was asked.</source>
        <translation>네트워크를 호출한 횟수입니다.</translation>
    </message>
    <message>
        <source>|y - A x| is {residual}; y has no noise.</source>
        <translation>|y - A x| 값은 {residual}입니다. y에는 노이즈가 없습니다.</translation>
    </message>
    <message>
        <source>|y - A x| is {residual}; the noise in y alone makes {expected}.</source>
        <translation>|y - A x| 값은 {residual}입니다. y의 노이즈만으로 생기는 값은 {expected}입니다.</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Fit to y</source>
        <translation>y와의 일치</translation>
    </message>
    <message>
        <source>A click shows the picture on the canvas. The last line is the baseline: what the best classical method makes of the measurement, without a model.</source>
        <translation>클릭하면 이미지를 캔버스에 보여 줍니다. 마지막 줄은 기준선으로, 가장 알맞은 고전적 방법이 모델 없이 측정값에서 얻어 낸 것입니다.</translation>
    </message>
    <message>
        <source>χ² = |y - A x|² / (m σ²): how far what the picture would measure is from y, beside the noise in y. 1 is right; towards 0 noise is taken for detail; far above 1 the picture does not explain y.</source>
        <translation>χ² = |y - A x|² / (m σ²): 이 이미지를 측정한 값이 y에서 얼마나 먼지, y의 노이즈에 견주어 나타냅니다. 1이면 알맞습니다. 0에 가까우면 노이즈를 세부로 여긴 것이고, 1보다 훨씬 크면 이미지가 y를 설명하지 못합니다.</translation>
    </message>
    <message>
        <source>How far what the picture would measure is from y, in units of [-1, 1] over all numbers of y. Without noise it should be near 0.</source>
        <translation>이 이미지를 측정한 값이 y에서 얼마나 먼지, y의 모든 수에 대해 [-1, 1] 단위로 나타냅니다. 노이즈가 없으면 0에 가까워야 합니다.</translation>
    </message>
    <message>
        <source>Likeness to the truth in dB, by the mean squared error: more is nearer. It rewards blur, so the mean often wins over every sample.</source>
        <translation>원본과 얼마나 비슷한지 평균 제곱 오차를 바탕으로 dB로 나타냅니다. 클수록 가깝습니다. 흐릿한 쪽에 유리하므로 평균이 모든 샘플보다 높을 때가 많습니다.</translation>
    </message>
    <message>
        <source>Likeness of structure to the truth: 1 is equal, 0 is unlike (SSIM, 2004).</source>
        <translation>구조가 원본과 얼마나 비슷한지 나타냅니다. 1이면 같고 0이면 비슷하지 않습니다(SSIM, 2004).</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Mean of the samples</source>
        <translation>샘플의 평균</translation>
    </message>
    <message>
        <source>Standard deviation of the samples</source>
        <translation>샘플의 표준편차</translation>
    </message>
    <message>
        <source>5 %: one sample in twenty is darker</source>
        <translation>5 %: 샘플 스무 개 중 하나가 이보다 어두움</translation>
    </message>
    <message>
        <source>95 %: one sample in twenty is brighter</source>
        <translation>95 %: 샘플 스무 개 중 하나가 이보다 밝음</translation>
    </message>
    <message>
        <source>y, the measurement</source>
        <translation>y, 측정값</translation>
    </message>
    <message>
        <source>{method}, without a model</source>
        <translation>{method}, 모델 없이</translation>
    </message>
    <message>
        <source>Baseline, without a model</source>
        <translation>기준선, 모델 없이</translation>
    </message>
    <message>
        <source>|truth - mean|</source>
        <translation>|원본 - 평균|</translation>
    </message>
    <message>
        <source>Deviation</source>
        <translation>표준편차</translation>
    </message>
    <message>
        <source>5 %</source>
        <translation>5 %</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>기준선</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>Each could be the truth. What all show is known; what changes is guessed.</source>
        <translation>어느 것이나 원본일 수 있습니다. 모두에 보이는 것은 확실하고, 서로 다른 것은 추측입니다.</translation>
    </message>
    <message>
        <source>The smallest error to expect. Smooth where the samples differ.</source>
        <translation>기대할 수 있는 가장 작은 오차입니다. 샘플이 서로 다른 곳은 매끈합니다.</translation>
    </message>
    <message>
        <source>Dark: the samples agree. Bright: one guess of many.</source>
        <translation>어두운 곳: 샘플이 일치합니다. 밝은 곳: 여러 추측 중 하나입니다.</translation>
    </message>
    <message>
        <source>Pixel by pixel, one sample in twenty is darker than this.</source>
        <translation>픽셀마다 샘플 스무 개 중 하나가 이보다 어둡습니다.</translation>
    </message>
    <message>
        <source>Pixel by pixel, one sample in twenty is brighter than this.</source>
        <translation>픽셀마다 샘플 스무 개 중 하나가 이보다 밝습니다.</translation>
    </message>
    <message>
        <source>What was measured; all else was found from it.</source>
        <translation>측정한 값입니다. 나머지는 모두 여기에서 찾아낸 것입니다.</translation>
    </message>
    <message>
        <source>The best that can be had without a model, by the method the table names.</source>
        <translation>표에 이름이 나오는 방법으로, 모델 없이 얻을 수 있는 가장 나은 결과입니다.</translation>
    </message>
    <message>
        <source>What the best classical method for this damage makes of the measurement, given the same noise level: a Wiener filter for blurs, bicubic enlarging, a filtered back-projection, a smooth filling of holes. All that the samples have beyond this comes from the model.</source>
        <translation>이 손상에 가장 알맞은 고전적 방법이 같은 노이즈 수준을 알고 측정값에서 얻어 낸 것입니다. 흐림에는 Wiener 필터를 쓰고, 그 밖에 쌍삼차 확대, 필터 역투영, 구멍을 매끄럽게 메우는 방법을 씁니다. 샘플에 이보다 더 있는 것은 모두 모델에서 옵니다.</translation>
    </message>
    <message>
        <source>What y was simulated from; no solver has seen it.</source>
        <translation>y를 시뮬레이션한 원래 이미지입니다. 어떤 솔버도 보지 않았습니다.</translation>
    </message>
    <message>
        <source>Bright here but dark in the deviation: there the samples are surely wrong.</source>
        <translation>여기는 밝은데 표준편차에서 어두운 곳은 샘플이 확신하면서 틀린 곳입니다.</translation>
    </message>
    <message>
        <source>Each sample is a picture that could have been measured as y. What all of them show is known; what changes from one to the next is guessed.</source>
        <translation>각 샘플은 측정하면 y가 나올 수 있는 이미지입니다. 모든 샘플에 보이는 것은 확실하고, 샘플마다 달라지는 것은 추측입니다.</translation>
    </message>
    <message>
        <source>The samples&apos; mean has the smallest error to expect, and is smooth where they differ: blur here means doubt, not a blurred picture.</source>
        <translation>샘플의 평균은 기대할 수 있는 오차가 가장 작고, 샘플이 서로 다른 곳은 매끈합니다. 여기서 흐릿함은 이미지가 흐리다는 뜻이 아니라 불확실하다는 뜻입니다.</translation>
    </message>
    <message>
        <source>How far the samples lie from their mean, pixel by pixel, in per cent of the full range. Dark: the samples agree. Bright: what is seen there is one guess of many.</source>
        <translation>샘플이 평균에서 얼마나 떨어져 있는지, 픽셀마다 전체 범위의 백분율로 나타냅니다. 어두운 곳: 샘플이 일치합니다. 밝은 곳: 보이는 것은 여러 추측 중 하나입니다.</translation>
    </message>
    <message>
        <source>Pixel by pixel the value below which one sample in twenty lies. It is no likely picture itself: together with 95 % it says how far each pixel can be.</source>
        <translation>픽셀마다 샘플 스무 개 중 하나가 이 값보다 아래에 있습니다. 그 자체가 그럴듯한 이미지는 아니며, 95 %와 함께 각 픽셀이 어디까지 달라질 수 있는지 나타냅니다.</translation>
    </message>
    <message>
        <source>Pixel by pixel the value above which one sample in twenty lies. It is no likely picture itself: together with 5 % it says how far each pixel can be.</source>
        <translation>픽셀마다 샘플 스무 개 중 하나가 이 값보다 위에 있습니다. 그 자체가 그럴듯한 이미지는 아니며, 5 %와 함께 각 픽셀이 어디까지 달라질 수 있는지 나타냅니다.</translation>
    </message>
    <message>
        <source>What was measured, of its own size. What is no picture is drawn from black, its smallest number, to white.</source>
        <translation>측정한 값을 원래 크기대로 보여 줍니다. 이미지가 아닌 값은 가장 작은 수를 검은색, 가장 큰 수를 흰색으로 그립니다.</translation>
    </message>
    <message>
        <source>The picture of which y was simulated; no solver has seen it.</source>
        <translation>y를 시뮬레이션하는 데 쓴 이미지입니다. 어떤 솔버도 보지 않았습니다.</translation>
    </message>
    <message>
        <source>How far the samples&apos; mean is from the truth, in per cent of the full range. Held against the deviation: where this is bright and that is dark, the samples are surely wrong.</source>
        <translation>샘플 평균이 원본에서 얼마나 떨어져 있는지 전체 범위의 백분율로 나타냅니다. 표준편차와 견주어 보세요. 여기는 밝은데 표준편차는 어두운 곳은 샘플이 확신하면서 틀린 곳입니다.</translation>
    </message>
    <message>
        <source>right</source>
        <translation>알맞음</translation>
    </message>
    <message>
        <source>nearly right</source>
        <translation>거의 알맞음</translation>
    </message>
    <message>
        <source>fits the noise</source>
        <translation>노이즈까지 맞춤</translation>
    </message>
    <message>
        <source>does not explain y</source>
        <translation>y를 설명하지 못함</translation>
    </message>
    <message>
        <source>What this picture would measure is as far from y as the noise in y makes it: neither is noise taken for detail nor is something left unexplained.</source>
        <translation>이 이미지를 측정한 값은 y의 노이즈만큼 y에서 떨어져 있습니다. 노이즈를 세부로 여기지도 않았고, 설명하지 못한 것도 없습니다.</translation>
    </message>
    <message>
        <source>What this picture would measure is about as far from y as the noise in y makes it; a little of the noise is taken for detail (χ² below 1), or left unexplained (above).</source>
        <translation>이 이미지를 측정한 값은 대략 y의 노이즈만큼 y에서 떨어져 있습니다. 노이즈의 일부를 세부로 여겼거나(χ²이 1보다 작음), 조금 설명하지 못했습니다(1보다 큼).</translation>
    </message>
    <message>
        <source>This picture is nearer to y than the noise allows: some of y&apos;s noise is taken for detail. Is the noise in y smaller than was said? Else lower the step size, or choose another solver.</source>
        <translation>이 이미지는 노이즈로 보아 가능한 것보다 y에 더 가깝습니다. y의 노이즈 일부를 세부로 여긴 것입니다. y의 노이즈가 지정한 값보다 작은지 확인하세요. 그렇지 않으면 스텝 크기를 줄이거나 다른 솔버를 고르세요.</translation>
    </message>
    <message>
        <source>Of this picture something else than y would be measured. Take more steps or another solver; if all samples are so, the damage may not be what was said, the noise in y may be larger, or the model does not know such pictures.</source>
        <translation>이 이미지를 측정하면 y와 다른 값이 나옵니다. 단계 수를 늘리거나 다른 솔버를 쓰세요. 모든 샘플이 그렇다면 손상이 지정한 것과 다르거나, y의 노이즈가 더 크거나, 모델이 이런 이미지를 모르는 것일 수 있습니다.</translation>
    </message>
    <message>
        <source>y was said to be without noise, so the residual should be near 0.</source>
        <translation>y에 노이즈가 없다고 지정했으므로 잔차는 0에 가까워야 합니다.</translation>
    </message>
    <message>
        <source>{count} samples differ by {spread} % on average.</source>
        <translation>샘플 {count}개의 차이는 평균 {spread} %입니다.</translation>
    </message>
    <message>
        <source>Where y is missing, {count} samples differ by {spread} % on average.</source>
        <translation>y가 없는 곳에서 샘플 {count}개의 차이는 평균 {spread} %입니다.</translation>
    </message>
    <message>
        <source>One sample says nothing of doubt; ask for several.</source>
        <translation>샘플 하나로는 불확실성을 알 수 없습니다. 여러 개를 만드세요.</translation>
    </message>
    <message>
        <source>{share} % of the truth lie between 5 % and 95 %; {right} % is right for {count}.</source>
        <translation>원본의 {share} %가 5 %와 95 % 사이에 있습니다. 샘플이 {count}개일 때 알맞은 값은 {right} %입니다.</translation>
    </message>
    <message>
        <source>{share} % of the truth there lie between 5 % and 95 %; {right} % is right for {count}.</source>
        <translation>그곳에서 원본의 {share} %가 5 %와 95 % 사이에 있습니다. 샘플이 {count}개일 때 알맞은 값은 {right} %입니다.</translation>
    </message>
    <message>
        <source>The samples explain y as well as its noise allows (χ² {x}).</source>
        <translation>샘플이 y를 그 노이즈가 허용하는 만큼 설명합니다(χ² {x}).</translation>
    </message>
    <message>
        <source>The samples explain y nearly as its noise allows (χ² {x}).</source>
        <translation>샘플이 y를 그 노이즈가 허용하는 만큼 거의 설명합니다(χ² {x}).</translation>
    </message>
    <message>
        <source>The samples take noise in y for detail (χ² {x}).</source>
        <translation>샘플이 y의 노이즈를 세부로 여깁니다(χ² {x}).</translation>
    </message>
    <message>
        <source>The samples do not explain y (χ² {x}).</source>
        <translation>샘플이 y를 설명하지 못합니다(χ² {x}).</translation>
    </message>
    <message>
        <source>y has no noise; the residual is {x}.</source>
        <translation>y에는 노이즈가 없습니다. 잔차는 {x}입니다.</translation>
    </message>
    <message>
        <source>There is one sample only: nothing says whether this is known or guessed.</source>
        <translation>샘플이 하나뿐이어서 확실한 것인지 추측인지 알 수 없습니다.</translation>
    </message>
    <message>
        <source>All samples are the same here, to the bit: this is given, not guessed.</source>
        <translation>여기서는 모든 샘플이 비트까지 똑같습니다. 추측이 아니라 주어진 것입니다.</translation>
    </message>
    <message>
        <source>The samples agree here: the measurement, and what the model knows of pictures, leave little else.</source>
        <translation>여기서는 샘플이 일치합니다. 측정값과 모델이 이미지에 대해 아는 것을 합치면 다른 가능성이 거의 남지 않습니다.</translation>
    </message>
    <message>
        <source>The samples vary a little here: the shape holds, fine detail is a guess.</source>
        <translation>여기서는 샘플이 조금 다릅니다. 형태는 믿을 수 있지만 미세한 세부는 추측입니다.</translation>
    </message>
    <message>
        <source>Here the samples differ: what you see in one of them is the model&apos;s guess, not in the data.</source>
        <translation>여기서는 샘플이 서로 다릅니다. 한 샘플에 보이는 것은 데이터에 없는 모델의 추측입니다.</translation>
    </message>
    <message>
        <source>Few samples may agree by chance; ask for more.</source>
        <translation>샘플이 적으면 우연히 일치할 수 있습니다. 더 만드세요.</translation>
    </message>
    <message>
        <source>Truth: {colours}</source>
        <translation>원본: {colours}</translation>
    </message>
    <message>
        <source>Truth: {colours} – within 5 to 95 %.</source>
        <translation>원본: {colours} – 5~95 % 범위 안.</translation>
    </message>
    <message>
        <source>Truth: {colours} – beyond 5 to 95 %.</source>
        <translation>원본: {colours} – 5~95 % 범위 밖.</translation>
    </message>
</context>
<context>
    <name>Branches</name>
    <message>
        <source>{n} · {label}, from step {k}</source>
        <translation>{n} · {label}, {k}단계부터</translation>
    </message>
    <message>
        <source>{n} · {label}, seed {seed}</source>
        <translation>{n} · {label}, 시드 {seed}</translation>
    </message>
    <message>
        <source>Not a branch. F2 or a double click gives it a name.</source>
        <translation>분기가 아닙니다. F2를 누르거나 두 번 클릭하면 이름을 붙일 수 있습니다.</translation>
    </message>
    <message>
        <source>It began at step {k} of the run above it</source>
        <translation>위 실행의 {k}단계에서 시작됨</translation>
    </message>
    <message>
        <source>It began at step {k} of the run above it, painted on</source>
        <translation>위 실행의 {k}단계에 덧칠한 뒤 시작됨</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>No run is marked.</source>
        <translation>선택된 실행이 없습니다.</translation>
    </message>
    <message>
        <source>It goes on; stop it first.</source>
        <translation>진행 중입니다. 먼저 중지하세요.</translation>
    </message>
    <message>
        <source>This run is no branch of another.</source>
        <translation>이 실행은 다른 실행의 분기가 아닙니다.</translation>
    </message>
    <message>
        <source>Both runs have to be finished.</source>
        <translation>두 실행이 모두 완료되어야 합니다.</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>분기</translation>
    </message>
    <message>
        <source>Every run appears here, and below it the branches that began at one of its steps.</source>
        <translation>모든 실행이 여기에 나타나고, 그 아래에 실행의 어느 단계에서 시작된 분기가 나타납니다.</translation>
    </message>
    <message>
        <source>Runs and branches</source>
        <translation>실행과 분기</translation>
    </message>
    <message>
        <source>All runs of this window, each below the one that it branched from. Choose one to see it; F2 names it, Delete takes it out.</source>
        <translation>이 창의 모든 실행을 보여 줍니다. 분기는 갈라져 나온 실행 아래에 있습니다. 하나를 고르면 볼 수 있고, F2로 이름을 붙이며, Delete로 뺍니다.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>See the marked branch beside the run that it came from.</source>
        <translation>선택한 분기를 원래 실행과 나란히 봅니다.</translation>
    </message>
    <message>
        <source>Take the marked run out of this window; undo brings it back.</source>
        <translation>선택한 실행을 이 창에서 뺍니다. 되돌리기로 되살릴 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Waiting for its turn</source>
        <translation>차례를 기다리는 중</translation>
    </message>
    <message>
        <source>It starts when the runs before it are done.</source>
        <translation>앞선 실행이 끝나면 시작합니다.</translation>
    </message>
    <message>
        <source>The run before is made again…</source>
        <translation>이전 실행을 다시 만드는 중…</translation>
    </message>
    <message>
        <source>Its steps are no longer kept, and a branch begins with one of them.</source>
        <translation>분기는 단계 가운데 하나에서 시작하는데, 그 단계가 더는 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>The model is read and made ready.</source>
        <translation>모델을 읽고 준비하는 중입니다.</translation>
    </message>
    <message>
        <source>The first step is being made…</source>
        <translation>첫 단계를 진행하는 중…</translation>
    </message>
    <message>
        <source>Reading {title}…</source>
        <translation>{title} 읽는 중…</translation>
    </message>
    <message>
        <source>Pictures can be made as soon as it is read.</source>
        <translation>다 읽으면 이미지를 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>No model is open</source>
        <translation>열린 모델이 없습니다</translation>
    </message>
    <message>
        <source>Open one from disk, or drop its folder here.</source>
        <translation>디스크에서 모델을 열거나 모델 폴더를 여기에 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>아직 이미지가 없습니다</translation>
    </message>
    <message>
        <source>Press Generate and watch it appear out of noise.</source>
        <translation>생성을 누르면 노이즈에서 이미지가 나타납니다.</translation>
    </message>
    <message>
        <source>Press Generate ({keys}) and watch it appear out of noise.</source>
        <translation>생성({keys})을 누르면 노이즈에서 이미지가 나타나는 과정을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Held before its first step</source>
        <translation>첫 단계 앞에서 멈춤</translation>
    </message>
    <message>
        <source>Resume begins it.</source>
        <translation>계속을 누르면 시작합니다.</translation>
    </message>
    <message>
        <source>Paused at step {k} of {steps}, as you left it</source>
        <translation>{steps}단계 중 {k}단계에서 일시정지됨, 두고 간 그대로</translation>
    </message>
    <message>
        <source>Its picture is there in a moment; Resume goes on with it.</source>
        <translation>이미지가 곧 나타납니다. 계속을 누르면 이어 갑니다.</translation>
    </message>
    <message>
        <source>Run {place} of {count}</source>
        <translation>실행 {count}개 중 {place}번째</translation>
    </message>
    <message>
        <source>x̂_0: what the model believes, at this step, that the clean picture is. Blurred at first, it grows sharp.</source>
        <translation>x̂_0: 이 단계에서 모델이 예측한 깨끗한 이미지입니다. 처음에는 흐릿하다가 점점 선명해집니다.</translation>
    </message>
    <message>
        <source>x_t: the noisy picture itself, as it stands after this step. Noise at first; at the last step the state is the belief.</source>
        <translation>x_t: 이 단계를 마친 뒤의 노이즈 섞인 이미지 자체입니다. 처음에는 노이즈뿐이고, 마지막 단계에서는 상태가 곧 예측입니다.</translation>
    </message>
    <message>
        <source>Other views of this step: what changed, the predicted noise, the score, what guides it. They can lie beside the picture or over it.</source>
        <translation>이 단계의 다른 보기입니다. 무엇이 바뀌었는지, 예측 노이즈, 스코어, 이미지를 이끄는 것을 보여 줍니다. 이미지 옆에 놓거나 위에 겹칠 수 있습니다.</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Belief</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>finished: belief = state</source>
        <translation>완성: 예측 = 상태</translation>
    </message>
    <message>
        <source>belief at step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계의 예측</translation>
    </message>
    <message>
        <source>state at step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계의 상태</translation>
    </message>
    <message>
        <source>path of {count} pictures</source>
        <translation>이미지 {count}장의 경로</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>seeds {first} to {last}</source>
        <translation>시드 {first}~{last}</translation>
    </message>
    <message>
        <source>looking back at step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계를 돌아보는 중</translation>
    </message>
    <message>
        <source>Make a picture</source>
        <translation>이미지 만들기</translation>
    </message>
    <message>
        <source>Watch it come out of noise, then go back to any step.</source>
        <translation>노이즈에서 나타나는 과정을 보고, 어느 단계로든 되돌아갑니다.</translation>
    </message>
    <message>
        <source>Repair a picture</source>
        <translation>이미지 복원하기</translation>
    </message>
    <message>
        <source>A blurred example: eight answers, and where to trust them.</source>
        <translation>흐릿한 예제 하나, 여덟 개의 답, 그리고 믿을 수 있는 곳.</translation>
    </message>
    <message>
        <source>Walk from one to another</source>
        <translation>한 이미지에서 다른 이미지로</translation>
    </message>
    <message>
        <source>Two seeds, and all the pictures between them.</source>
        <translation>두 시드와 그 사이의 모든 이미지.</translation>
    </message>
    <message>
        <source>Look how it works</source>
        <translation>작동 원리 보기</translation>
    </message>
    <message>
        <source>The same samplers move particles in a plane, by your hand.</source>
        <translation>같은 샘플러가 평면 위의 입자를 직접 조작하는 대로 움직입니다.</translation>
    </message>
    <message>
        <source>Point at a pixel to read its value</source>
        <translation>픽셀을 가리키면 값을 읽을 수 있습니다</translation>
    </message>
    <message>
        <source>Colour of the view</source>
        <translation>보기의 색</translation>
    </message>
    <message>
        <source>Which of a pixel&apos;s three numbers the map shows: red, green or blue alone, or their mean, in which opposite colours cancel out.</source>
        <translation>픽셀의 세 값 가운데 지도에 보일 것: 빨강, 초록, 파랑 하나만 또는 그 평균. 평균에서는 반대되는 색이 서로 지워집니다.</translation>
    </message>
    <message>
        <source>Opacity of the view</source>
        <translation>보기의 불투명도</translation>
    </message>
    <message>
        <source>How opaque the view over the picture is: on the left only the picture is seen, on the right only the view.</source>
        <translation>이미지 위에 겹친 보기가 얼마나 불투명한지 정합니다. 왼쪽 끝에서는 이미지만, 오른쪽 끝에서는 보기만 보입니다.</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>Scale</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>Classifier scale</source>
        <translation>분류기 강도</translation>
    </message>
    <message>
        <source>Rescale</source>
        <translation>대비 복원</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>에타(η)</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>샘플러</translation>
    </message>
    <message>
        <source>{name}: type a value, or several between commas.</source>
        <translation>{name}: 값을 하나, 또는 쉼표로 나누어 여러 개 입력하세요.</translation>
    </message>
    <message>
        <source>{name}: {text} is no number; put commas between numbers.</source>
        <translation>{name}: {text}은(는) 수가 아닙니다. 수 사이에 쉼표를 넣으세요.</translation>
    </message>
    <message>
        <source>{name}: {text} is no whole number.</source>
        <translation>{name}: {text}은(는) 정수가 아닙니다.</translation>
    </message>
    <message>
        <source>There is no sampler {text}; there are {known}.</source>
        <translation>‘{text}’ 샘플러는 없습니다. 쓸 수 있는 것: {known}.</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>차이</translation>
    </message>
    <message>
        <source>They differ by {mean} grey levels on average, at most by {largest}.</source>
        <translation>밝기 차이는 평균 {mean}단계, 최대 {largest}단계입니다.</translation>
    </message>
    <message>
        <source>Both pictures are the same, pixel for pixel.</source>
        <translation>두 이미지가 픽셀 하나까지 똑같습니다.</translation>
    </message>
    <message>
        <source>They are of different sizes; no difference is shown.</source>
        <translation>크기가 달라서 차이를 보여 줄 수 없습니다.</translation>
    </message>
    <message>
        <source>Run {n}</source>
        <translation>실행 {n}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>The same settings.</source>
        <translation>설정이 같습니다.</translation>
    </message>
    <message>
        <source>The noise differs: lock the seed to see the settings alone.</source>
        <translation>노이즈가 다릅니다. 설정의 차이만 보려면 시드를 고정하세요.</translation>
    </message>
    <message>
        <source>Two pictures</source>
        <translation>두 이미지</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>나란히</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>밀어서 비교</translation>
    </message>
    <message>
        <source>Both pictures, and where they differ.</source>
        <translation>두 이미지와 그 차이를 보여 줍니다.</translation>
    </message>
    <message>
        <source>One over the other: drag the edge, move the slider, or press Left and Right (with Shift farther, Home and End to the sides).</source>
        <translation>하나를 다른 하나 위에 겹칩니다. 경계를 끌거나 슬라이더를 움직이거나 왼쪽과 오른쪽 키를 누르세요. Shift를 함께 누르면 더 멀리, Home과 End는 끝으로 갑니다.</translation>
    </message>
    <message>
        <source>Only where they differ, as large as it goes.</source>
        <translation>다른 곳만 가능한 한 크게 보여 줍니다.</translation>
    </message>
    <message>
        <source>Where the first picture ends: at the left all is the second, at the right all the first.</source>
        <translation>첫 이미지가 끝나는 자리입니다. 왼쪽 끝이면 모두 둘째, 오른쪽 끝이면 모두 첫째 이미지입니다.</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>첫째 실행</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>둘째 실행</translation>
    </message>
    <message>
        <source>Where the first picture ends</source>
        <translation>첫째 이미지가 끝나는 곳</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>The wheel zooms all alike, a drag moves them, a double click fits them; so do + and -, the arrow keys and 0. The difference is bright where the two are farthest apart.</source>
        <translation>휠은 모두를 함께 확대하고, 끌면 함께 움직이며, 두 번 클릭하면 창에 맞춥니다. +와 -, 화살표 키, 0도 같은 일을 합니다. 차이는 둘이 가장 다른 곳에서 밝습니다.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>먼저 모델을 여세요.</translation>
    </message>
    <message>
        <source>{done} of {count} finished</source>
        <translation>{count}장 중 {done}장 완료</translation>
    </message>
    <message>
        <source>{count} pictures, one after the other, from the opened picture and seed {seed}.</source>
        <translation>연 이미지와 시드 {seed}에서 이미지 {count}장을 차례로 만듭니다.</translation>
    </message>
    <message>
        <source>{count} pictures, one after the other, from the inverted picture.</source>
        <translation>역변환한 이미지에서 이미지 {count}장을 차례로 만듭니다.</translation>
    </message>
    <message>
        <source>{count} pictures, one after the other, from seed {seed}.</source>
        <translation>이미지 {count}장을 시드 {seed}에서 하나씩 만듭니다.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>Nothing else</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>세로</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>가로</translation>
    </message>
    <message>
        <source>What changes from picture to picture; all else is as in the panel, and all pictures begin with the same noise, unless the seed changes.</source>
        <translation>이미지마다 달라지는 설정입니다. 나머지는 패널의 설정과 같고, 시드를 바꾸지 않는 한 모두 같은 노이즈에서 시작합니다.</translation>
    </message>
    <message>
        <source>The values, between commas; labels between semicolons.</source>
        <translation>값은 쉼표로, 레이블은 세미콜론으로 나눕니다.</translation>
    </message>
    <message>
        <source>Make</source>
        <translation>만들기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Save grid</source>
        <translation>격자 저장</translation>
    </message>
    <message>
        <source>Show on canvas</source>
        <translation>캔버스에서 보기</translation>
    </message>
    <message>
        <source>Use settings</source>
        <translation>설정 쓰기</translation>
    </message>
    <message>
        <source>One PNG with headings, and with what made it inside.</source>
        <translation>제목이 붙은 PNG 한 장으로, 만든 설정도 함께 저장합니다.</translation>
    </message>
    <message>
        <source>Show the chosen picture large; so does a double click.</source>
        <translation>선택한 이미지를 크게 봅니다. 두 번 클릭해도 됩니다.</translation>
    </message>
    <message>
        <source>Put the chosen picture&apos;s settings into the panel.</source>
        <translation>선택한 이미지의 설정을 패널에 넣습니다.</translation>
    </message>
    <message>
        <source>a step of another run</source>
        <translation>다른 실행의 단계</translation>
    </message>
    <message>
        <source>an inverted picture</source>
        <translation>역변환한 이미지</translation>
    </message>
    <message>
        <source>the way back to noise</source>
        <translation>노이즈로 되돌아가는 길</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>Part guided by the classifier</source>
        <translation>분류기 적용 구간</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>손상</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>솔버</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>another</source>
        <translation>다른 것</translation>
    </message>
    <message>
        <source>a curve between {least} and {most}</source>
        <translation>{least}~{most} 사이의 곡선</translation>
    </message>
    <message>
        <source>{name}: {value} is outside of what it can be, {low} to {high}.</source>
        <translation>{name}: {value}은(는) 가능한 범위({low}~{high})를 벗어납니다.</translation>
    </message>
    <message>
        <source>{name}: {value} is there twice; one is enough.</source>
        <translation>{name}: {value}이(가) 두 번 있습니다. 하나면 충분합니다.</translation>
    </message>
    <message>
        <source>That would be {count} pictures; at most {most} can be compared at once.</source>
        <translation>이미지가 {count}장이 됩니다. 한 번에 최대 {most}장까지 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>Eta is DDIM&apos;s alone: compare it without other samplers.</source>
        <translation>에타(η)는 DDIM에만 있습니다. 다른 샘플러 없이 비교하세요.</translation>
    </message>
    <message>
        <source>the whole run</source>
        <translation>실행 전체</translation>
    </message>
    <message>
        <source>The pictures appear here, one after the other.</source>
        <translation>이미지가 하나씩 차례로 여기에 나타납니다.</translation>
    </message>
</context>
<context>
    <name>CopyAs</name>
    <message>
        <source>Copied: {line}</source>
        <translation>복사함: {line}</translation>
    </message>
    <message>
        <source>Copied a command that reads {file}: no options say all of this recipe</source>
        <translation>{file} 파일을 읽는 명령을 복사했습니다. 이 레시피를 모두 나타낼 옵션이 없습니다</translation>
    </message>
    <message>
        <source>The program was copied to the clipboard</source>
        <translation>프로그램을 클립보드에 복사했습니다</translation>
    </message>
    <message>
        <source>Copied a program that reads what lies in {folder}</source>
        <translation>{folder} 폴더에 있는 것을 읽는 프로그램을 복사했습니다</translation>
    </message>
</context>
<context>
    <name>Explain</name>
    <message>
        <source>This step, explained</source>
        <translation>이 단계 설명</translation>
    </message>
    <message>
        <source>This is where the run began; go one step on.</source>
        <translation>여기가 실행의 시작입니다. 한 단계 앞으로 가세요.</translation>
    </message>
    <message>
        <source>The engine takes this step apart…</source>
        <translation>엔진이 이 단계를 풀어내는 중…</translation>
    </message>
    <message>
        <source>This step is no longer kept in memory.</source>
        <translation>이 단계는 더는 메모리에 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>Generate, and each step is explained here.</source>
        <translation>생성하면 단계마다 여기에 설명이 나타납니다.</translation>
    </message>
    <message>
        <source>The steps of this run are no longer kept in memory.</source>
        <translation>이 실행의 단계는 메모리에 더 이상 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>The update that made the state you look at, with its own numbers. A click on a symbol shows it on the canvas; pointing at a pixel works its sum out.</source>
        <translation>보고 있는 상태를 만든 갱신식을 실제 수와 함께 보여 줍니다. 기호를 클릭하면 캔버스에 나타나고, 픽셀을 가리키면 그 픽셀의 합을 계산해 보여 줍니다.</translation>
    </message>
    <message>
        <source>is the belief about the clean picture; {weight} of it goes into the next state.</source>
        <translation>: 깨끗한 이미지에 대한 예측입니다. 그 {weight}배가 다음 상태에 들어갑니다.</translation>
    </message>
    <message>
        <source>is the noisy state; {weight} of it is kept, and with it some of its noise.</source>
        <translation>: 노이즈가 섞인 상태입니다. 그 {weight}배가 남고, 노이즈의 일부도 함께 남습니다.</translation>
    </message>
    <message>
        <source>is the noise that the model finds in the state. {weight} of it is put back, because the next level is noisy too, only less.</source>
        <translation>: 모델이 상태에서 찾아낸 노이즈입니다. 다음 수준에도 더 적지만 노이즈가 있으므로, 그 {weight}배를 되돌려 넣습니다.</translation>
    </message>
    <message>
        <source>is fresh noise, drawn from the seed for this step; {weight} is its standard deviation. Another seed leads elsewhere.</source>
        <translation>: 이 단계를 위해 시드에서 뽑은 새 노이즈입니다. 표준편차는 {weight}입니다. 시드가 다르면 다른 결과에 이릅니다.</translation>
    </message>
    <message>
        <source>is the belief one step before. Its weight is {weight}: the belief is carried on the way it moves, which makes the step second order.</source>
        <translation>: 한 단계 전의 예측입니다. 그 가중치는 {weight}입니다. 예측이 움직이던 방향으로 더 나아가므로 이 단계는 2차가 됩니다.</translation>
    </message>
    <message>
        <source>is the noise that the model finds in the state. -ε̂ / √(1 − ᾱ) is the score, the way in which the state becomes likelier; a step d along it takes {weight} of the noise.</source>
        <translation>모델이 현재 상태에서 찾은 노이즈입니다. -ε̂ / √(1 − ᾱ)는 스코어, 곧 상태가 더 그럴듯해지는 방향입니다. 그 방향으로 d만큼 가면 노이즈의 {weight}가 사라집니다.</translation>
    </message>
    <message>
        <source>Each picture has a step of its own length; {weight} is the batch&apos;s mean.</source>
        <translation>이미지마다 스텝의 길이가 다릅니다. {weight}는 배치의 평균입니다.</translation>
    </message>
    <message>
        <source>The network has learned it for each pixel; {weight} is the mean.</source>
        <translation>네트워크가 픽셀마다 학습한 값이며, {weight}은(는) 그 평균입니다.</translation>
    </message>
    <message>
        <source>is what the classifier adds: variance · scale · gradient of log p(label | x_t).</source>
        <translation>: 분류기가 더하는 몫입니다(분산 · 강도 · log p(label | x_t)의 기울기).</translation>
    </message>
    <message>
        <source>is what the measurement adds: -step size · gradient of |y - A x̂_0|, taken through the network.</source>
        <translation>: 측정값이 더하는 몫입니다(-스텝 크기 · |y - A x̂_0|의 기울기, 네트워크를 거쳐 계산).</translation>
    </message>
    <message>
        <source>is the inner draw: how far a sample of what belief and measurement say together lies from its mean.</source>
        <translation>: 내부 추출입니다. 예측과 측정값을 합친 분포에서 뽑은 샘플이 그 평균에서 얼마나 떨어져 있는지 나타냅니다.</translation>
    </message>
    <message>
        <source>is what the measurement says along each singular vector, and noise where it says nothing.</source>
        <translation>: 특이 벡터마다 측정값이 알려 주는 것이며, 알려 주는 것이 없는 곳은 노이즈입니다.</translation>
    </message>
    <message>
        <source>is what the way up adds: the noise is taken as it will be after the hop, so that the way down undoes it.</source>
        <translation>올라가는 길에 더해지는 것입니다. 노이즈를 뛴 뒤의 값으로 잡으므로, 내려오는 길이 이를 되돌립니다.</translation>
    </message>
    <message>
        <source>is what pasting the known pixels changes.</source>
        <translation>: 알려진 픽셀을 붙여 넣어 바뀌는 몫입니다.</translation>
    </message>
    <message>
        <source>is what pasting the known pixels changes, so that they come back exactly.</source>
        <translation>: 알려진 픽셀이 정확히 돌아오도록 붙여 넣어 바뀌는 몫입니다.</translation>
    </message>
    <message>
        <source>is what is left when all of that is added.</source>
        <translation>: 이 모두를 더하고 남는 몫입니다.</translation>
    </message>
    <message>
        <source>Classifier-free guidance is in the belief already: it moved the predicted noise by {share} % of its own size.</source>
        <translation>분류기 없는 가이던스는 이미 예측에 들어 있습니다. 예측 노이즈를 그 크기의 {share} %만큼 옮겼습니다.</translation>
    </message>
    <message>
        <source>The classifier pulls with {share} % of the predicted noise&apos;s size.</source>
        <translation>분류기는 예측 노이즈 크기의 {share} %만큼 이끕니다.</translation>
    </message>
    <message>
        <source>{share} % of the belief&apos;s values lay more than 0.1 outside [-1, 1]; what lies outside is clipped.</source>
        <translation>예측값의 {share} %가 [-1, 1]을 0.1 넘게 벗어났습니다. 벗어난 값은 잘립니다.</translation>
    </message>
    <message>
        <source>The residual |y - A x̂_0| is {residual}; the noise in y alone makes {noise}.</source>
        <translation>잔차 |y - A x̂_0| 값은 {residual}입니다. y의 노이즈만으로 생기는 값은 {noise}입니다.</translation>
    </message>
    <message>
        <source>Then the state goes back up to ᾱ = {landing}, so that the next steps can mend seams; the weights above have that in them.</source>
        <translation>그런 다음 다음 단계들이 이음매를 고칠 수 있도록 상태가 ᾱ = {landing} 수준으로 되돌아갑니다. 위의 가중치에는 이것이 포함되어 있습니다.</translation>
    </message>
    <message>
        <source>At pixel x {x}, y {y}, in red, green and blue:</source>
        <translation>픽셀 x {x}, y {y}의 빨강, 초록, 파랑 값:</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>기록된 값</translation>
    </message>
</context>
<context>
    <name>Film</name>
    <message>
        <source>No film was saved.</source>
        <translation>저장된 필름이 없습니다.</translation>
    </message>
    <message>
        <source>The film is being made…</source>
        <translation>필름을 만드는 중…</translation>
    </message>
    <message>
        <source>{count} frames, {seconds} seconds</source>
        <translation>{count}프레임, {seconds}초</translation>
    </message>
    <message>
        <source>1 frame, {seconds} seconds</source>
        <translation>1프레임, {seconds}초</translation>
    </message>
    <message>
        <source>Film of the steps</source>
        <translation>단계 필름</translation>
    </message>
    <message>
        <source>Belief x̂_0</source>
        <translation>예측 x̂_0</translation>
    </message>
    <message>
        <source>State x_t</source>
        <translation>상태 x_t</translation>
    </message>
    <message>
        <source>State and belief side by side</source>
        <translation>상태와 예측 나란히</translation>
    </message>
    <message>
        <source>MP4 (small, plays everywhere)</source>
        <translation>MP4 (작고 어디서나 재생됨)</translation>
    </message>
    <message>
        <source>GIF (256 colours a frame)</source>
        <translation>GIF (프레임당 256색)</translation>
    </message>
    <message>
        <source>APNG (without loss)</source>
        <translation>APNG (무손실)</translation>
    </message>
    <message>
        <source>PNG files, one a frame (without loss)</source>
        <translation>PNG 파일, 프레임당 하나 (무손실)</translation>
    </message>
    <message>
        <source>Captions</source>
        <translation>설명 글</translation>
    </message>
    <message>
        <source>Step, noise level and label below the picture.</source>
        <translation>이미지 아래에 단계, 노이즈 수준, 레이블을 적습니다.</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>표시 내용</translation>
    </message>
    <message>
        <source>Which picture of each step. Side by side is twice as wide.</source>
        <translation>각 단계의 어느 이미지를 담을지 정합니다. 나란히 담으면 너비가 두 배가 됩니다.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>From which step to which; from a later one to an earlier one it runs backwards.</source>
        <translation>어느 단계부터 어느 단계까지 담을지 정합니다. 뒤 단계에서 앞 단계로 정하면 거꾸로 재생됩니다.</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>초당 프레임 수</translation>
    </message>
    <message>
        <source>Few are slow and jerky, many are over before one has seen them; 12 shows each step. The last frame is held a second longer.</source>
        <translation>적으면 느리고 끊겨 보이며, 많으면 미처 보기 전에 끝납니다. 12이면 단계를 하나씩 볼 수 있습니다. 마지막 프레임은 1초 더 보여 줍니다.</translation>
    </message>
    <message>
        <source>Size in pixels</source>
        <translation>크기(픽셀)</translation>
    </message>
    <message>
        <source>At least so long is the longer side of a picture: pixels are enlarged by whole factors. Small ones blur when a player enlarges them, large ones make large files.</source>
        <translation>이미지의 긴 변을 적어도 이 길이로 합니다. 픽셀은 정수배로 확대합니다. 작은 필름은 플레이어가 확대할 때 흐려지고, 큰 필름은 파일이 커집니다.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>MP4 is smallest; APNG and PNG files keep every pixel.</source>
        <translation>MP4가 가장 작습니다. APNG와 PNG 파일은 모든 픽셀을 그대로 보존합니다.</translation>
    </message>
    <message>
        <source>A film as MP4 takes the program ffmpeg, which was not found: install it with your system&apos;s packages, or choose APNG, GIF or PNG files.</source>
        <translation>필름을 MP4로 만들려면 ffmpeg 프로그램이 필요하지만 찾지 못했습니다. 시스템의 패키지로 설치하거나 APNG, GIF 또는 PNG 파일을 고르세요.</translation>
    </message>
    <message>
        <source>A film as MP4 takes the program ffmpeg, which was not found: “pip install imageio-ffmpeg” brings it, or choose APNG, GIF or PNG files.</source>
        <translation>필름을 MP4로 만들려면 ffmpeg 프로그램이 필요하지만 찾지 못했습니다. “pip install imageio-ffmpeg” 명령으로 설치하거나 APNG, GIF 또는 PNG 파일을 고르세요.</translation>
    </message>
</context>
<context>
    <name>Forward</name>
    <message>
        <source>Open, paste or drop a picture, or generate one, to see it.</source>
        <translation>이미지를 열거나, 붙여 넣거나, 끌어다 놓거나, 생성하면 여기에 보입니다.</translation>
    </message>
    <message>
        <source>Choose another fit than tiles.</source>
        <translation>타일이 아닌 맞춤 방식을 고르세요.</translation>
    </message>
    <message>
        <source>What is left of the picture at each t</source>
        <translation>각 t에서 이미지가 얼마나 남는지</translation>
    </message>
    <message>
        <source>ᾱ = {alpha_bar} · picture × {signal}, noise × {spread} · SNR = {snr} · log SNR = {log_snr}</source>
        <translation>ᾱ = {alpha_bar} · 이미지 × {signal}, 노이즈 × {spread} · SNR = {snr} · log SNR = {log_snr}</translation>
    </message>
    <message>
        <source>Forward process</source>
        <translation>순방향 과정</translation>
    </message>
    <message>
        <source>mean √ᾱ x₀</source>
        <translation>평균 √ᾱ x₀</translation>
    </message>
    <message>
        <source>noise √(1−ᾱ) ε</source>
        <translation>노이즈 √(1−ᾱ) ε</translation>
    </message>
    <message>
        <source>x_t, a draw of q(x_t | x₀)</source>
        <translation>x_t, q(x_t | x₀)에서 뽑은 샘플</translation>
    </message>
    <message>
        <source>Time t</source>
        <translation>시각 t</translation>
    </message>
    <message>
        <source>How far the noise has come. 0: the picture with next to no noise. The last t: noise in which nothing of the picture is left.</source>
        <translation>노이즈가 얼마나 진행되었는지입니다. 0: 노이즈가 거의 없는 이미지. 마지막 t: 이미지가 전혀 남지 않은 노이즈.</translation>
    </message>
    <message>
        <source>ᾱ(t), the share of the picture&apos;s variance that is left, along the model&apos;s schedule. Drag to look at another t.</source>
        <translation>모델의 노이즈 스케줄에 따른 ᾱ(t), 곧 이미지의 분산 가운데 남은 비율입니다. 끌면 다른 t를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Other noise</source>
        <translation>다른 노이즈</translation>
    </message>
    <message>
        <source>Draw the noise anew: another draw of x_t.</source>
        <translation>노이즈를 새로 뽑습니다. x_t의 다른 샘플이 됩니다.</translation>
    </message>
    <message>
        <source>Start from here</source>
        <translation>여기서 시작</translation>
    </message>
    <message>
        <source>Have the Generate tab start from this picture at this noise level.</source>
        <translation>생성 탭이 이 노이즈 수준의 이 이미지에서 시작하게 합니다.</translation>
    </message>
</context>
<context>
    <name>GeneratePanel</name>
    <message>
        <source>A seed is at most {most}; the one before is kept.</source>
        <translation>시드는 최대 {most}입니다. 이전 값을 그대로 둡니다.</translation>
    </message>
    <message>
        <source>What the pictures are to show, of what the model has learned. Without a label it makes anything.

Chosen while a run goes on, it counts for that run from its next step, and for the runs after it.

Default: the model&apos;s first label.</source>
        <translation>모델이 배운 것 가운데 무엇을 그릴지 정합니다. 레이블이 없으면 아무것이나 그립니다.

실행 중에 고르면 그 실행에는 다음 단계부터, 그 뒤의 실행에는 처음부터 적용됩니다.

기본값: 모델의 첫 레이블.</translation>
    </message>
    <message>
        <source>Can be turned while the run goes on; it counts from the next step.</source>
        <translation>실행 중에도 바꿀 수 있으며, 다음 단계부터 적용됩니다.</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} 읽는 중…</translation>
    </message>
    <message>
        <source>No model is open yet.</source>
        <translation>아직 열린 모델이 없습니다.</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 픽셀</translation>
    </message>
    <message>
        <source>{millions} M parameters</source>
        <translation>파라미터 {millions}M개</translation>
    </message>
    <message>
        <source>Annealed Langevin</source>
        <translation>어닐링 랑주뱅</translation>
    </message>
    <message>
        <source>Predictor-corrector</source>
        <translation>예측자-수정자</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>모델에 딸린 것</translation>
    </message>
    <message>
        <source>{width} × {height}, the model&apos;s own</source>
        <translation>{width} × {height}, 모델 본래 크기</translation>
    </message>
    <message>
        <source>{width} × {height}, {count} tiles</source>
        <translation>{width} × {height}, 타일 {count}개</translation>
    </message>
    <message>
        <source>Show or hide what is seldom changed: the precision.</source>
        <translation>드물게 바꾸는 정밀도를 보이거나 숨깁니다.</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Open a model from disk…</source>
        <translation>디스크에서 모델 열기…</translation>
    </message>
    <message>
        <source>A new seed</source>
        <translation>새 시드</translation>
    </message>
    <message>
        <source>Keep this seed; else each Generate takes a new one</source>
        <translation>이 시드를 고정합니다. 고정하지 않으면 생성할 때마다 새 시드를 씁니다</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>고급</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>샘플러</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>에타(η)</translation>
    </message>
    <message>
        <source>At a level</source>
        <translation>수준당 단계 수</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>스텝 크기</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>How many of the steps are taken at each noise level. More at a level means fewer levels.

Too few: a picture is not yet at home at a level when it leaves it. Too many: too few levels are left, and what goes wrong between them is grainy.

Default: 5 for annealed Langevin, 2 for the corrector.</source>
        <translation>전체 단계 가운데 각 노이즈 수준에서 몇 단계를 밟을지 정합니다. 수준당 단계가 많으면 수준의 수가 줄어듭니다.

너무 적으면 이미지가 그 수준에 자리 잡기 전에 떠나고, 너무 많으면 남는 수준이 너무 적어 그 사이에서 생긴 오차로 이미지가 거칠어집니다.

기본값: 어닐링 랑주뱅은 5, 수정자는 2.</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지 수</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>The network that makes the pictures. Choose one, or open your own from disk.</source>
        <translation>이미지를 만드는 신경망입니다. 하나를 고르거나 디스크에서 직접 여세요.</translation>
    </message>
    <message>
        <source>The rule by which noise becomes a picture.

DDIM: few steps, repeatable. DDPM: fresh noise in each step, wants many (250 or more). DPM-Solver++: the fewest, 10 to 20. Annealed Langevin: wanders at each noise level before it leaves it, wants 500 and more. Predictor-corrector: DDPM with such a wandering step after each of its own, from 100.

Default: the model&apos;s own.</source>
        <translation>노이즈를 이미지로 바꾸는 규칙입니다.

DDIM: 단계 수가 적고 결과가 재현됩니다. DDPM: 단계마다 새 노이즈를 더하며 단계가 많이 필요합니다(250 이상). DPM-Solver++: 단계 수가 가장 적습니다(10~20). 어닐링 랑주뱅: 노이즈 수준마다 그 안에서 돌아다닌 뒤 다음 수준으로 넘어가며 500단계 이상이 필요합니다. 예측자-수정자: DDPM의 각 단계 뒤에 그렇게 돌아다니는 단계를 하나씩 더하며 100단계부터 쓸 만합니다.

기본값: 모델이 정한 것.</translation>
    </message>
    <message>
        <source>How much fresh noise DDIM puts in at each step. It can be turned while a run goes on.

0: none, the seed alone decides. 1: as much as DDPM; with few steps the pictures turn grainy.

Default: 0.</source>
        <translation>DDIM이 단계마다 새로 더하는 노이즈의 양입니다. 실행 중에도 바꿀 수 있습니다.

0이면 더하지 않아 시드만으로 결과가 정해집니다. 1이면 DDPM만큼 더하며, 단계 수가 적으면 이미지가 거칠어집니다.

기본값: 0.</translation>
    </message>
    <message>
        <source>How many denoising steps lead from noise to the picture.

Too few: smooth, unfinished pictures. Too many: it takes longer and gains nothing.

Default: the model&apos;s own, mostly 50.</source>
        <translation>노이즈에서 이미지까지 거치는 노이즈 제거 단계의 수입니다.

너무 적으면 뭉개진 미완성 이미지가 되고, 너무 많으면 시간만 더 걸리고 나아지지 않습니다.

기본값: 모델이 정한 값(보통 50).</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>How far a step at a level goes: for annealed Langevin beside the noise&apos;s variance, for the corrector as the ratio of what the score moves to what the noise does.

Too small: pictures stay as noisy as they began. Too large: grain, and above 0.5 nothing but noise.

Default: 0.1 for annealed Langevin, 0.16 for the corrector.</source>
        <translation>한 수준에서 한 걸음이 얼마나 큰지 정합니다. 어닐링 랑주뱅에서는 노이즈의 분산에 견준 값이고, 수정자에서는 스코어가 옮기는 양과 노이즈가 옮기는 양의 비입니다.

너무 작으면 이미지가 처음처럼 노이즈투성이로 남고, 너무 크면 거칠어지며, 0.5를 넘으면 노이즈만 남습니다.

기본값: 어닐링 랑주뱅은 0.1, 수정자는 0.16.</translation>
    </message>
    <message>
        <source>The number that the noise is drawn from. The same seed and settings make the same picture; picture 2 of a batch has the seed after it, and so on.</source>
        <translation>노이즈를 만드는 바탕이 되는 수입니다. 시드와 설정이 같으면 같은 이미지가 나옵니다. 배치의 두 번째 이미지는 그다음 시드를 쓰며, 나머지도 마찬가지입니다.</translation>
    </message>
    <message>
        <source>How many pictures are made at once.

More take longer and need more memory; each is the one that its seed makes alone.

Default: 1.</source>
        <translation>한 번에 만드는 이미지의 수입니다.

많을수록 시간과 메모리가 더 듭니다. 각 이미지는 그 시드로 한 장만 만들 때와 같습니다.

기본값: 1.</translation>
    </message>
    <message>
        <source>How large the pictures are. Larger ones than the model&apos;s own are made by overlapping tiles that are sampled together, each of which is a network call more a step.

The larger it is, the longer it takes, and the more often a tile shows a scene of its own instead of a part of the whole. A start from a picture keeps the model&apos;s size, and a classifier cannot guide larger ones.

Default: the model&apos;s own.</source>
        <translation>이미지의 크기입니다. 모델 본래보다 큰 이미지는 함께 샘플링하는 겹친 타일로 만들며, 타일 하나마다 단계에 네트워크 호출이 하나씩 늘어납니다.

클수록 오래 걸리고, 타일이 전체의 일부가 아닌 자기만의 장면을 보이는 일이 잦아집니다. 이미지에서 시작하면 모델의 크기를 따르고, 분류기는 더 큰 이미지를 이끌 수 없습니다.

기본값: 모델 본래 크기.</translation>
    </message>
    <message>
        <source>The numbers that the network reckons with.

float32 is exact and slower; bfloat16 is fast on recent processors and differs by a few grey levels.

Default: automatic, the faster one that your device has.</source>
        <translation>신경망이 계산에 쓰는 수의 형식입니다.

float32는 정확하지만 느리고, bfloat16은 최신 프로세서에서 빠르며 밝기 몇 단계 정도 차이가 납니다.

기본값: 자동. 장치에서 더 빠른 쪽을 씁니다.</translation>
    </message>
</context>
<context>
    <name>GuidanceSection</name>
    <message>
        <source>{name}: from</source>
        <translation>{name}: 시작</translation>
    </message>
    <message>
        <source>{name}: to</source>
        <translation>{name}: 끝</translation>
    </message>
    <message>
        <source>then {label} from step {step}</source>
        <translation>{step}단계부터 {label}</translation>
    </message>
    <message>
        <source>None comes with the model</source>
        <translation>모델에 딸린 것 없음</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>모델에 딸린 것</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>가이던스</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Show or hide what tames strong guidance, and the networks that guide.</source>
        <translation>강한 가이던스를 다스리는 것과 이끄는 네트워크를 보이거나 숨깁니다.</translation>
    </message>
    <message>
        <source>{name}: curve over the steps</source>
        <translation>{name}: 단계에 따른 곡선</translation>
    </message>
    <message>
        <source>Choose a classifier…</source>
        <translation>분류기 고르기…</translation>
    </message>
    <message>
        <source>Back to the model&apos;s own</source>
        <translation>모델에 딸린 것으로 되돌리기</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>Guided part</source>
        <translation>적용 구간</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>분류기</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>Rescale</source>
        <translation>대비 복원</translation>
    </message>
    <message>
        <source>Unlabelled</source>
        <translation>무조건 모델</translation>
    </message>
    <message>
        <source>Which part of the run is guided, in percent of its steps; it can be turned while a run goes on.

The first steps set the composition, the last ones the details. Too little: the label is ignored. Leaving the first fifth out keeps pictures varied.

Default: 0 to 100 %, the whole run.</source>
        <translation>실행의 어느 구간을 이끌지, 단계의 백분율로 정합니다. 실행 중에도 바꿀 수 있습니다.

앞 단계는 구도를, 뒤 단계는 세부를 정합니다. 너무 짧으면 레이블이 무시됩니다. 처음 5분의 1을 빼면 이미지가 더 다양해집니다.

기본값: 0~100 %, 실행 전체.</translation>
    </message>
    <message>
        <source>How strongly the label pulls (classifier-free guidance scale). It can be turned while a run goes on.

Too little: pictures that ignore the label. Too much: harsh colours, and all pictures alike.

1 is the plain model. Default: the model&apos;s own, at the small mark; double-click the slider to return to it.</source>
        <translation>레이블이 얼마나 강하게 이끄는지 정합니다(분류기 없는 가이던스 강도). 실행 중에도 바꿀 수 있습니다.

너무 낮으면 레이블을 무시한 이미지가 되고, 너무 높으면 색이 거칠고 이미지가 모두 비슷해집니다.

1이면 모델 그대로입니다. 기본값: 작은 표시가 있는, 모델이 정한 값. 슬라이더를 두 번 클릭하면 돌아갑니다.</translation>
    </message>
    <message>
        <source>Dynamic threshold: tames the harsh colours of a large scale. In every step this share of the belief&apos;s values fits the range of colours, and the rest is clipped.

Too low: grey, flat pictures. Off: values beyond the range are simply clipped.

Default: off; 0.995 is usual.</source>
        <translation>동적 임계값: 강도가 클 때 거칠어지는 색을 누그러뜨립니다. 단계마다 예측값의 이 비율이 색 범위 안에 들어가고 나머지는 잘립니다.

너무 낮으면 밋밋한 회색 이미지가 됩니다. 끄면 범위를 벗어난 값이 그냥 잘립니다.

기본값: 끔. 보통 0.995를 씁니다.</translation>
    </message>
    <message>
        <source>Gives the guided picture back the contrast that the model alone would give it.

Too little: a large scale glares. Too much: dull pictures.

0: not at all, 1: wholly. Default: 0; 0.7 is usual for scales above 4.</source>
        <translation>가이던스를 쓴 이미지의 대비를 모델만 썼을 때의 대비로 되돌립니다.

너무 낮으면 강도가 클 때 색이 번쩍이고, 너무 높으면 이미지가 칙칙해집니다.

0: 전혀 되돌리지 않음, 1: 완전히 되돌림. 기본값: 0. 강도가 4를 넘으면 보통 0.7을 씁니다.</translation>
    </message>
    <message>
        <source>A second model for the half without a label, for models that were trained with labels alone. It needs the same size and noise schedule, and doubles the work.

Default: none.</source>
        <translation>레이블 없는 쪽을 맡을 둘째 모델입니다. 레이블만으로 학습한 모델에 씁니다. 크기와 노이즈 스케줄이 같아야 하고, 계산이 두 배가 됩니다.

기본값: 없음.</translation>
    </message>
    <message>
        <source>The classifier that guides: of the same size, labels and noise schedule as the model, and trained on noisy pictures.

Default: the one that comes with the model, where there is one.</source>
        <translation>이끄는 데 쓰는 분류기입니다. 모델과 크기·레이블·노이즈 스케줄이 같고, 노이즈 섞인 이미지로 학습한 것이어야 합니다.

기본값: 모델에 딸린 것이 있으면 그것.</translation>
    </message>
    <message>
        <source>How strongly a second network, which names what it sees in the noise, pulls towards the label (classifier guidance scale). It can be turned while a run goes on; each guided step takes longer.

Too little: pictures that ignore the label. Too much: glaring patches, and all pictures alike.

0 asks no classifier. The small mark is the model&apos;s own default for the sampler (DDIM needs about twice what DDPM does); double-click the slider to go there.

The very first step of DDIM and DPM-Solver++ may stay unguided: where there is nothing but noise, a classifier sees nothing.</source>
        <translation>노이즈 속에서 무엇이 보이는지 알아내는 둘째 신경망이 레이블 쪽으로 얼마나 강하게 이끄는지 정합니다(분류기 가이던스 강도). 실행 중에도 바꿀 수 있습니다. 가이던스를 쓰는 단계는 더 오래 걸립니다.

너무 낮으면 레이블을 무시한 이미지가 되고, 너무 높으면 번쩍이는 얼룩이 생기고 이미지가 모두 비슷해집니다.

0이면 분류기를 쓰지 않습니다. 작은 표시는 모델이 그 샘플러에 정한 기본값입니다(DDIM에는 DDPM의 두 배쯤이 필요합니다). 슬라이더를 두 번 클릭하면 그 값으로 갑니다.

DDIM과 DPM-Solver++의 맨 첫 단계에는 가이던스가 듣지 않을 수 있습니다. 노이즈뿐인 곳에서는 분류기가 아무것도 보지 못합니다.</translation>
    </message>
    <message>
        <source>The scale over the steps of the run, from the first at the left to the last at the right. Draw a curve with the mouse, for the next run; Delete or a double click makes it a straight line again, and so does the slider.

With the keys: Left and Right go along the steps, Up and Down raise and lower the value there, Shift with Left or Right carries it along.

While a run goes on, the dot is the step it is at; in grey: the run that is shown. The shaded steps are not guided.</source>
        <translation>실행의 단계에 따른 강도입니다. 왼쪽이 첫 단계, 오른쪽이 마지막 단계입니다. 마우스로 곡선을 그리면 다음 실행에 적용됩니다. Delete나 두 번 클릭으로 다시 직선이 되며, 슬라이더를 움직여도 그렇습니다.

키보드: 왼쪽·오른쪽 화살표로 단계를 옮겨 다니고, 위·아래 화살표로 그 자리의 값을 올리고 내립니다. Shift와 왼쪽·오른쪽 화살표를 함께 누르면 값을 그대로 끌고 갑니다.

실행 중에는 점이 지금 단계를 나타냅니다. 회색은 보고 있는 실행입니다. 음영 진 단계에는 가이던스를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>acts on the run that goes on</source>
        <translation>진행 중인 실행에 적용</translation>
    </message>
    <message>
        <source>step {step} of {steps}: {value}</source>
        <translation>{steps}단계 중 {step}단계: {value}</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>Zoom about the pointer</source>
        <translation>포인터를 중심으로 확대·축소</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>끌기</translation>
    </message>
    <message>
        <source>Move what reaches beyond the view</source>
        <translation>화면 밖으로 벗어난 이미지 이동</translation>
    </message>
    <message>
        <source>Space and drag</source>
        <translation>Space 누른 채 끌기</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>이미지 이동</translation>
    </message>
    <message>
        <source>Middle button</source>
        <translation>가운데 버튼</translation>
    </message>
    <message>
        <source>Click</source>
        <translation>클릭</translation>
    </message>
    <message>
        <source>Choose one picture of the batch</source>
        <translation>배치에서 이미지 하나 선택</translation>
    </message>
    <message>
        <source>Hold Tab</source>
        <translation>Tab 누르고 있기</translation>
    </message>
    <message>
        <source>Restoring: see the original</source>
        <translation>복원: 원본 보기</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>두 번 클릭</translation>
    </message>
    <message>
        <source>Show it alone, then all again</source>
        <translation>그 이미지만 보기, 다시 하면 전체 보기</translation>
    </message>
    <message>
        <source>Shift and arrows</source>
        <translation>Shift+화살표</translation>
    </message>
    <message>
        <source>Choose the next picture</source>
        <translation>옆 이미지 선택</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Views of the step</source>
        <translation>단계 보기</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Opened picture</source>
        <translation>연 이미지</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>실험실</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>편집</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>Keyboard and mouse</source>
        <translation>키보드와 마우스</translation>
    </message>
    <message>
        <source>Drag, or arrows</source>
        <translation>끌기 또는 화살표</translation>
    </message>
    <message>
        <source>Move the frame</source>
        <translation>틀 이동</translation>
    </message>
    <message>
        <source>Move it ten pixels at a time</source>
        <translation>10픽셀씩 이동</translation>
    </message>
    <message>
        <source>Drag a corner, or Ctrl and wheel</source>
        <translation>모서리 끌기 또는 Ctrl+휠</translation>
    </message>
    <message>
        <source>Make it larger or smaller</source>
        <translation>크게 또는 작게</translation>
    </message>
    <message>
        <source>Work on it</source>
        <translation>그 이미지로 작업</translation>
    </message>
    <message>
        <source>Right button, or Alt</source>
        <translation>오른쪽 버튼 또는 Alt</translation>
    </message>
    <message>
        <source>Take away, with any tool</source>
        <translation>어느 도구로든 빼내기</translation>
    </message>
    <message>
        <source>Shift and brush</source>
        <translation>Shift와 브러시</translation>
    </message>
    <message>
        <source>A line from the last point</source>
        <translation>마지막 점에서 직선 긋기</translation>
    </message>
    <message>
        <source>Shift and a shape</source>
        <translation>Shift와 도형</translation>
    </message>
    <message>
        <source>A square or a circle</source>
        <translation>정사각형이나 원</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Give up the stroke that is drawn</source>
        <translation>그리고 있는 획 그만두기</translation>
    </message>
    <message>
        <source>Drop a picture</source>
        <translation>이미지 끌어다 놓기</translation>
    </message>
    <message>
        <source>Have it as the mask, while a tool of the mask is in hand</source>
        <translation>마스크 도구를 쓰고 있을 때 그 이미지를 마스크로 쓰기</translation>
    </message>
    <message>
        <source>Double click, or Ins</source>
        <translation>두 번 클릭 또는 Ins</translation>
    </message>
    <message>
        <source>Put a mode in the plane</source>
        <translation>평면에 모드 놓기</translation>
    </message>
    <message>
        <source>Move the chosen mode</source>
        <translation>선택한 모드 이동</translation>
    </message>
    <message>
        <source>Wheel, or + and -</source>
        <translation>휠 또는 +와 -</translation>
    </message>
    <message>
        <source>Shift and wheel, or R</source>
        <translation>Shift+휠 또는 R</translation>
    </message>
    <message>
        <source>Turn it</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>, and .</source>
        <translation>, 또는 .</translation>
    </message>
    <message>
        <source>Choose another mode</source>
        <translation>다른 모드 선택</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Give it the next label</source>
        <translation>다음 레이블 주기</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Play or pause, in the plane</source>
        <translation>평면에서 재생 또는 일시정지</translation>
    </message>
    <message>
        <source>Make, repair and take apart pictures with diffusion models, and see and steer every denoising step.</source>
        <translation>확산 모델로 이미지를 만들고, 고치고, 뜯어보세요. 노이즈 제거의 모든 단계를 보고 조종할 수 있습니다.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>MIT 라이선스로 배포되는 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>About Diffusion Studio</source>
        <translation>Diffusion Studio 정보</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Delete run {title}</source>
        <translation>실행 삭제: {title}</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>되돌림: {what}</translation>
    </message>
    <message>
        <source>Done again: {what}</source>
        <translation>다시 함: {what}</translation>
    </message>
    <message>
        <source>{count} changes</source>
        <translation>변경 {count}개</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>변경 1개</translation>
    </message>
    <message>
        <source>History</source>
        <translation>작업 내역</translation>
    </message>
    <message>
        <source>What was done, the oldest first</source>
        <translation>한 일을 오래된 것부터 보여 줍니다</translation>
    </message>
    <message>
        <source>How many changes are kept, and the memory they hold; the oldest make room at 200 changes or 256 MB.</source>
        <translation>보관하는 변경의 수와 메모리입니다. 200개 또는 256 MB가 되면 오래된 것부터 자리를 내줍니다.</translation>
    </message>
    <message>
        <source>Nothing was changed yet. Strokes of the mask, settings, pictures deleted from the library and branches that were taken out appear here; a click on one goes back to it.</source>
        <translation>아직 바꾼 것이 없습니다. 마스크의 획, 설정, 라이브러리에서 삭제한 이미지, 꺼낸 분기가 여기에 나타나며, 하나를 클릭하면 그때로 돌아갑니다.</translation>
    </message>
    <message>
        <source>{count} settings</source>
        <translation>설정 {count}개</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>{name} {before} to {after}</source>
        <translation>{name}: {before} → {after}</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>Curve of eta</source>
        <translation>eta 곡선</translation>
    </message>
    <message>
        <source>Curve of the scale</source>
        <translation>강도 곡선</translation>
    </message>
    <message>
        <source>Curve of the classifier scale</source>
        <translation>분류기 강도 곡선</translation>
    </message>
    <message>
        <source>Seed lock</source>
        <translation>시드 잠금</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>외 {count}개</translation>
    </message>
    <message>
        <source>Before these changes</source>
        <translation>이 변경들 이전</translation>
    </message>
    <message>
        <source>This is where you are.</source>
        <translation>지금 여기입니다.</translation>
    </message>
    <message>
        <source>Undone; a click does it again, and all before it.</source>
        <translation>되돌린 상태입니다. 클릭하면 이것과 그 이전을 모두 다시 합니다.</translation>
    </message>
    <message>
        <source>Done; a click undoes all that came after it.</source>
        <translation>적용된 상태입니다. 클릭하면 그 이후를 모두 되돌립니다.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>an inverted picture</source>
        <translation>역변환한 이미지</translation>
    </message>
    <message>
        <source>the recipe&apos;s</source>
        <translation>레시피의 시작점</translation>
    </message>
    <message>
        <source>Start from {origin}</source>
        <translation>시작점: {origin}</translation>
    </message>
    <message>
        <source>Frame of the picture</source>
        <translation>이미지의 틀</translation>
    </message>
    <message>
        <source>Fit of the picture</source>
        <translation>이미지 맞춤</translation>
    </message>
    <message>
        <source>Another end {n} of the path</source>
        <translation>경로의 다른 끝 {n}</translation>
    </message>
    <message>
        <source>Shape of the path</source>
        <translation>경로의 모양</translation>
    </message>
    <message>
        <source>Way between the ends</source>
        <translation>양 끝 사이의 길</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Same noise</source>
        <translation>같은 노이즈</translation>
    </message>
    <message>
        <source>Labels mixed</source>
        <translation>레이블 섞기</translation>
    </message>
    <message>
        <source>Place on the path</source>
        <translation>경로 위의 자리</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>손상</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>솔버</translation>
    </message>
    <message>
        <source>Simulated damage</source>
        <translation>시뮬레이션한 손상</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>커널</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Photons</source>
        <translation>광자 수</translation>
    </message>
    <message>
        <source>Noise&apos;s seed</source>
        <translation>노이즈의 시드</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Brush stroke</source>
        <translation>브러시 획</translation>
    </message>
    <message>
        <source>Eraser stroke</source>
        <translation>지우개 획</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>올가미</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>사각형</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>타원</translation>
    </message>
    <message>
        <source>Fill mask</source>
        <translation>마스크 채우기</translation>
    </message>
    <message>
        <source>Clear mask</source>
        <translation>마스크 비우기</translation>
    </message>
    <message>
        <source>Invert mask</source>
        <translation>마스크 반전</translation>
    </message>
    <message>
        <source>Grow mask</source>
        <translation>마스크 넓히기</translation>
    </message>
    <message>
        <source>Shrink mask</source>
        <translation>마스크 좁히기</translation>
    </message>
    <message>
        <source>Feather mask</source>
        <translation>마스크 가장자리 흐리기</translation>
    </message>
    <message>
        <source>Open mask</source>
        <translation>마스크 열기</translation>
    </message>
    <message>
        <source>Another mask</source>
        <translation>다른 마스크</translation>
    </message>
    <message>
        <source>Paint on the step</source>
        <translation>단계 위의 칠</translation>
    </message>
    <message>
        <source>Paint rubbed out</source>
        <translation>칠 지움</translation>
    </message>
    <message>
        <source>Paint taken away</source>
        <translation>칠 제거</translation>
    </message>
    <message>
        <source>Picture laid on the step</source>
        <translation>단계에 놓은 이미지</translation>
    </message>
    <message>
        <source>{count} jobs out of the queue</source>
        <translation>대기열에서 작업 {count}개 꺼냄</translation>
    </message>
    <message>
        <source>{count} jobs put back into the queue</source>
        <translation>작업 {count}개를 대기열에 되돌려 놓음</translation>
    </message>
    <message>
        <source>1 job put back into the queue</source>
        <translation>작업 1개를 대기열에 되돌려 놓음</translation>
    </message>
    <message>
        <source>1 job out of the queue</source>
        <translation>대기열에서 작업 1개 꺼냄</translation>
    </message>
    <message>
        <source>Laboratory set anew</source>
        <translation>실험실 새로 설정</translation>
    </message>
</context>
<context>
    <name>Interpolate</name>
    <message>
        <source>{name}, inverted</source>
        <translation>{name}, 역변환됨</translation>
    </message>
    <message>
        <source>Picture, seed {seed}</source>
        <translation>이미지, 시드 {seed}</translation>
    </message>
    <message>
        <source>No label</source>
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Picture on the canvas</source>
        <translation>캔버스의 이미지</translation>
    </message>
    <message>
        <source>Opened: {name}</source>
        <translation>연 이미지: {name}</translation>
    </message>
    <message>
        <source>{count} pictures in one run, with the model, label, sampler and guidance of the Generate tab.</source>
        <translation>실행 한 번에 이미지 {count}장을 만듭니다. 모델, 레이블, 샘플러, 가이던스는 생성 탭의 것을 씁니다.</translation>
    </message>
    <message>
        <source>Strength of the rows: {levels}.</source>
        <translation>행별 강도: {levels}.</translation>
    </message>
    <message>
        <source>Coarse to fine goes from picture to picture; choose two pictures.</source>
        <translation>“대략에서 세부로” 경로는 이미지 사이를 잇습니다. 이미지 두 장을 고르세요.</translation>
    </message>
    <message>
        <source>A picture goes with pictures; to go from one to a seed, invert it first.</source>
        <translation>이미지는 이미지와만 이을 수 있습니다. 이미지에서 시드로 가려면 먼저 역변환하세요.</translation>
    </message>
    <message>
        <source>That is more than 64 pictures; take fewer.</source>
        <translation>이미지가 64장을 넘습니다. 수를 줄이세요.</translation>
    </message>
    <message>
        <source>Along the arc</source>
        <translation>호를 따라</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>직선으로</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>A new seed</source>
        <translation>새 시드</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝점</translation>
    </message>
    <message>
        <source>Mix labels too</source>
        <translation>레이블도 섞기</translation>
    </message>
    <message>
        <source>The same noise for all</source>
        <translation>모두 같은 노이즈 쓰기</translation>
    </message>
    <message>
        <source>Save as one picture</source>
        <translation>이미지 하나로 저장</translation>
    </message>
    <message>
        <source>Save as film</source>
        <translation>동영상으로 저장</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>경로</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>방식</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>열</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>From where to where</source>
        <translation>어디에서 어디로</translation>
    </message>
    <message>
        <source>How it is mixed</source>
        <translation>섞는 방법</translation>
    </message>
    <message>
        <source>Look along the path</source>
        <translation>경로 따라 보기</translation>
    </message>
    <message>
        <source>Between two</source>
        <translation>두 끝 사이</translation>
    </message>
    <message>
        <source>Among four corners</source>
        <translation>네 모서리 사이</translation>
    </message>
    <message>
        <source>Coarse to fine</source>
        <translation>대략에서 세부로</translation>
    </message>
    <message>
        <source>Top left</source>
        <translation>왼쪽 위</translation>
    </message>
    <message>
        <source>Top right</source>
        <translation>오른쪽 위</translation>
    </message>
    <message>
        <source>Bottom left</source>
        <translation>왼쪽 아래</translation>
    </message>
    <message>
        <source>Bottom right</source>
        <translation>오른쪽 아래</translation>
    </message>
    <message>
        <source>From</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>To</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Between two: one row from end to end. Among four corners: a grid. Coarse to fine: two pictures, mixed at more noise in every row, so that first details and then the whole content change.

Default: between two.</source>
        <translation>두 끝 사이: 끝에서 끝까지 한 행입니다. 네 모서리 사이: 격자입니다. 대략에서 세부로: 이미지 두 장을 행마다 노이즈를 더해 가며 섞어, 처음에는 세부만, 나중에는 내용 전체가 바뀝니다.

기본값: 두 끝 사이.</translation>
    </message>
    <message>
        <source>How many rows there are: of a grid, or of noise levels from a little to all.

Few: large jumps. Many: smooth, and it takes as much longer; there are at most 64 pictures.

Default: 4.</source>
        <translation>행의 수입니다. 격자의 행이거나, 약한 것부터 최대까지의 노이즈 수준입니다.

적으면 크게 건너뛰고, 많으면 매끄럽지만 그만큼 오래 걸립니다. 이미지는 최대 64장입니다.

기본값: 4.</translation>
    </message>
    <message>
        <source>What the path leads from and to: the noise of a seed, a picture, or an inverted picture (Generate, Start from, Invert).

Ends that are alike give a dull path; a picture goes with pictures alone.

Default: noise.</source>
        <translation>경로의 시작과 끝에 놓을 것입니다. 시드의 노이즈, 이미지, 또는 역변환한 이미지(생성, 시작점, 역변환)를 쓸 수 있습니다.

끝점이 서로 비슷하면 경로가 밋밋합니다. 이미지는 이미지와만 이을 수 있습니다.

기본값: 노이즈.</translation>
    </message>
    <message>
        <source>The noise of this end; of a picture the noise that it is mixed with. No seed is more or less than another: 3 and 4 are as different as any two.

Default: 1 to 4.</source>
        <translation>이 끝점의 노이즈입니다. 이미지라면 이미지에 섞는 노이즈입니다. 시드는 수의 크고 작음에 뜻이 없어서, 3과 4도 다른 어느 두 시드만큼 서로 다릅니다.

기본값: 1에서 4.</translation>
    </message>
    <message>
        <source>Noise all pictures alike, with the first seed, so that what differs along the path comes from the pictures alone. Off, each end has its own seed&apos;s noise, and details swim.

Default: on.</source>
        <translation>모든 이미지에 첫 시드의 같은 노이즈를 넣어, 경로를 따라 생기는 차이가 이미지에서만 오게 합니다. 끄면 끝점마다 자기 시드의 노이즈를 써서 세부가 일렁입니다.

기본값: 켬.</translation>
    </message>
    <message>
        <source>Give each end a label of its own. In between, what the network is told is mixed of their embeddings: half a boat, half a house. Else all have the Generate tab&apos;s label.

Default: off.</source>
        <translation>끝점마다 레이블을 따로 줍니다. 그 사이에서는 두 레이블의 임베딩을 섞어 신경망에 알려 줍니다. 반은 배, 반은 집이 되는 식입니다. 끄면 모두 생성 탭의 레이블을 씁니다.

기본값: 끔.</translation>
    </message>
    <message>
        <source>How noises are mixed. Along the arc (spherical) every mixture is as strong as noise has to be. Straight: the middle is too weak, and its pictures turn flat and grey.

Default: along the arc.</source>
        <translation>노이즈를 섞는 방식입니다. 호를 따라(구면) 섞으면 어느 지점에서나 노이즈의 세기가 알맞습니다. 직선으로 섞으면 가운데가 너무 약해져 그곳의 이미지가 밋밋한 회색이 됩니다.

기본값: 호를 따라.</translation>
    </message>
    <message>
        <source>How noisy the pictures are made before they are mixed.

Too little: the mixture is a double exposure. Too much: little of the pictures is left in it.

Default: 0.6.</source>
        <translation>섞기 전에 이미지에 노이즈를 얼마나 넣을지 정합니다.

너무 적으면 이중 노출처럼 겹쳐 보이고, 너무 많으면 원래 이미지가 거의 남지 않습니다.

기본값: 0.6.</translation>
    </message>
    <message>
        <source>How many pictures lie side by side.

Few: large jumps. Many: smooth, and it takes as much longer.

Default: 8.</source>
        <translation>나란히 놓이는 이미지의 수입니다.

적으면 크게 건너뛰고, 많으면 매끄럽지만 그만큼 오래 걸립니다.

기본값: 8.</translation>
    </message>
    <message>
        <source>Drag the handle, or use the arrow keys: the picture there is made in 8 quick steps. The run itself takes all its steps.</source>
        <translation>손잡이를 끌거나 화살표 키를 쓰세요. 그 자리의 이미지를 빠른 8단계로 만듭니다. 실행 자체는 모든 단계를 거칩니다.</translation>
    </message>
    <message>
        <source>Save the finished path as one PNG, a strip or a grid, with its recipe.</source>
        <translation>완성된 경로를 띠나 격자 모양의 PNG 한 장으로, 레시피와 함께 저장합니다.</translation>
    </message>
    <message>
        <source>Save the finished path as a GIF that goes there and back.</source>
        <translation>완성된 경로를 갔다가 되돌아오는 GIF로 저장합니다.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>{key} belongs to “{command}”.</source>
        <translation>{key} 키는 “{command}” 명령이 쓰고 있습니다.</translation>
    </message>
    <message>
        <source>{key} is held over the canvas, or goes from field to field; choose another key.</source>
        <translation>{key} 키는 캔버스 위에서 누르고 있거나 필드를 옮겨 다니는 데 씁니다. 다른 키를 고르세요.</translation>
    </message>
    <message>
        <source>This is no key that a command can have; choose another.</source>
        <translation>명령에 줄 수 없는 키입니다. 다른 키를 고르세요.</translation>
    </message>
    <message>
        <source>In “{place}” {key} still does its own: {what}.</source>
        <translation>“{place}”에서는 {key} 키가 여전히 본래 일을 합니다: {what}.</translation>
    </message>
    <message>
        <source>In “{place}” {key} no longer does its own: {what}.</source>
        <translation>“{place}”에서는 {key} 키가 더는 본래 일을 하지 않습니다: {what}.</translation>
    </message>
    <message>
        <source>This key is fixed: it acts only while “{place}” has the keyboard.</source>
        <translation>고정된 키입니다. “{place}”에 키보드 초점이 있을 때만 작동합니다.</translation>
    </message>
    <message>
        <source>Fixed: {place}</source>
        <translation>고정: {place}</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation>그 밖</translation>
    </message>
    <message>
        <source>{keys} (changed)</source>
        <translation>{keys} (바뀜)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>By itself: {keys}</source>
        <translation>기본 키: {keys}</translation>
    </message>
    <message>
        <source>{keys} (fixed)</source>
        <translation>{keys} (고정)</translation>
    </message>
    <message>
        <source>A command has at most {count} keys; take one away first.</source>
        <translation>명령 하나에는 키를 {count}개까지 줄 수 있습니다. 먼저 하나를 빼세요.</translation>
    </message>
    <message>
        <source>Remove {key}</source>
        <translation>{key} 제거</translation>
    </message>
    <message>
        <source>Take this key away from the command.</source>
        <translation>명령에서 이 키를 뗍니다.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>명령과 키 검색</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>명령과 그 키</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Add a key:</source>
        <translation>키 추가:</translation>
    </message>
    <message>
        <source>Add a key</source>
        <translation>키 추가</translation>
    </message>
    <message>
        <source>Click here and press the keys together. A letter alone works while no text is typed. A command can have four keys; the first is shown in the menus.</source>
        <translation>여기를 클릭하고 키를 함께 누르세요. 글자 하나만 정하면 글을 입력하지 않을 때 작동합니다. 명령 하나에 키를 네 개까지 줄 수 있고, 메뉴에는 첫째 것이 보입니다.</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>이 명령에 지정</translation>
    </message>
    <message>
        <source>Give it to this command; the other loses it.</source>
        <translation>이 명령에 키를 줍니다. 다른 명령은 그 키를 잃습니다.</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>재설정</translation>
    </message>
    <message>
        <source>Give this command its own keys again.</source>
        <translation>이 명령의 키를 기본값으로 되돌립니다.</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>모두 재설정</translation>
    </message>
    <message>
        <source>Give every command its own keys again.</source>
        <translation>모든 명령의 키를 기본값으로 되돌립니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Bring all of the chosen picture back</source>
        <translation>선택한 이미지의 설정과 시드 모두 불러오기</translation>
    </message>
    <message>
        <source>Take its settings alone</source>
        <translation>이미지의 설정만 불러오기</translation>
    </message>
    <message>
        <source>Take its seed alone</source>
        <translation>이미지의 시드만 불러오기</translation>
    </message>
    <message>
        <source>Give it a star, or take it away</source>
        <translation>이미지에 별표를 달거나 떼기</translation>
    </message>
    <message>
        <source>Write a note to it</source>
        <translation>이미지에 메모 쓰기</translation>
    </message>
    <message>
        <source>Compare two</source>
        <translation>두 이미지 비교</translation>
    </message>
    <message>
        <source>Bring its steps back</source>
        <translation>이미지의 단계 다시 열기</translation>
    </message>
    <message>
        <source>Put it back from the bin</source>
        <translation>이미지를 휴지통에서 되돌려 놓기</translation>
    </message>
    <message>
        <source>Put it into the bin, or delete it there for good</source>
        <translation>이미지를 휴지통에 넣거나, 휴지통에서 영구 삭제</translation>
    </message>
    <message>
        <source>Lab, the plane</source>
        <translation>실험실의 평면</translation>
    </message>
    <message>
        <source>Move the chosen mode</source>
        <translation>선택한 모드 이동</translation>
    </message>
    <message>
        <source>Put a mode in the middle</source>
        <translation>가운데에 모드 놓기</translation>
    </message>
    <message>
        <source>Choose the mode before</source>
        <translation>이전 모드 선택</translation>
    </message>
    <message>
        <source>Choose the mode after</source>
        <translation>다음 모드 선택</translation>
    </message>
    <message>
        <source>Make it larger</source>
        <translation>크게</translation>
    </message>
    <message>
        <source>Make it smaller</source>
        <translation>작게</translation>
    </message>
    <message>
        <source>Turn it</source>
        <translation>회전</translation>
    </message>
    <message>
        <source>Give it the next label</source>
        <translation>다음 레이블 주기</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Choose the next picture of the batch</source>
        <translation>배치에서 옆 이미지 선택</translation>
    </message>
    <message>
        <source>Held: move the picture by dragging</source>
        <translation>누르고 있기: 끌어서 이미지 이동</translation>
    </message>
    <message>
        <source>Held while restoring: see the original</source>
        <translation>복원 중에 누르고 있기: 원본 보기</translation>
    </message>
    <message>
        <source>Fields, sliders and curves</source>
        <translation>필드, 슬라이더, 곡선</translation>
    </message>
    <message>
        <source>Turn the number, or go along the curve</source>
        <translation>수를 바꾸거나 곡선을 따라 이동</translation>
    </message>
    <message>
        <source>Go to the field before</source>
        <translation>이전 필드로 이동</translation>
    </message>
    <message>
        <source>Go to its end</source>
        <translation>처음이나 끝으로 이동</translation>
    </message>
</context>
<context>
    <name>Lab</name>
    <message>
        <source>The laboratory makes no pictures; choose another tab.</source>
        <translation>실험실에서는 이미지를 만들지 않습니다. 다른 탭을 고르세요.</translation>
    </message>
    <message>
        <source>The engine is being started…</source>
        <translation>엔진을 시작하는 중…</translation>
    </message>
    <message>
        <source>Step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>깨끗함</translation>
    </message>
    <message>
        <source>No network has been trained on this world yet.</source>
        <translation>아직 이 세계로 학습한 신경망이 없습니다.</translation>
    </message>
    <message>
        <source>{step} training steps, Fisher divergence {fisher} at t {t}: 0 is the true score, 1 is none at all.</source>
        <translation>학습 {step}단계, t {t}에서 피셔 발산 {fisher}: 0이면 참 스코어와 같고, 1이면 스코어가 아예 없는 것과 같습니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>{words} (Space in the plane)</source>
        <translation>{words} (평면에서 Space)</translation>
    </message>
    <message>
        <source>Begin anew, with the same noise</source>
        <translation>같은 노이즈로 처음부터 다시 시작</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>One step on</source>
        <translation>한 단계 앞으로</translation>
    </message>
    <message>
        <source>The recorded steps; drag to look at one</source>
        <translation>기록된 단계입니다. 끌면 그 단계를 봅니다</translation>
    </message>
    <message>
        <source>The plane</source>
        <translation>평면</translation>
    </message>
    <message>
        <source>Insert puts a mode, comma and full stop choose one, arrows move it, plus and minus size it, R turns it, L changes its label, Delete takes it away, Space plays.</source>
        <translation>Insert로 모드를 놓고, 쉼표와 마침표로 고르고, 화살표로 옮기고, 더하기와 빼기로 크기를 바꾸고, R로 돌리고, L로 레이블을 바꾸고, Delete로 빼고, Space로 재생합니다.</translation>
    </message>
    <message>
        <source>The line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Distances from the truth</source>
        <translation>참값과의 거리</translation>
    </message>
    <message>
        <source>all modes</source>
        <translation>모든 모드</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Put a mode in the middle (Insert, or double-click the plane).</source>
        <translation>가운데에 모드를 놓습니다(Insert 또는 평면 두 번 클릭).</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Take the chosen mode away (Delete).</source>
        <translation>선택한 모드를 뺍니다(Delete).</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>그리기</translation>
    </message>
    <message>
        <source>Draw a density with the mouse: it becomes many small modes.</source>
        <translation>마우스로 밀도를 그립니다. 그린 것은 작은 모드 여러 개가 됩니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Put the world back as it was.</source>
        <translation>세계를 이전 상태로 되돌립니다.</translation>
    </message>
    <message>
        <source>Change the world again.</source>
        <translation>되돌린 세계의 변경을 다시 합니다.</translation>
    </message>
    <message>
        <source>In the plane: {key}.</source>
        <translation>평면에서: {key}.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>class {letter}</source>
        <translation>클래스 {letter}</translation>
    </message>
    <message>
        <source>1 step a frame</source>
        <translation>프레임당 1단계</translation>
    </message>
    <message>
        <source>{pace} steps a frame</source>
        <translation>프레임당 {pace}단계</translation>
    </message>
    <message>
        <source>Three clouds</source>
        <translation>구름 셋</translation>
    </message>
    <message>
        <source>One large, one small</source>
        <translation>큰 것 하나, 작은 것 하나</translation>
    </message>
    <message>
        <source>Two moons</source>
        <translation>두 초승달</translation>
    </message>
    <message>
        <source>Rings</source>
        <translation>고리</translation>
    </message>
    <message>
        <source>My own</source>
        <translation>직접 만들기</translation>
    </message>
    <message>
        <source>A line with a potential V(x)</source>
        <translation>퍼텐셜 V(x)가 있는 직선</translation>
    </message>
    <message>
        <source>DDPM (backwards, with noise)</source>
        <translation>DDPM (역방향, 노이즈 있음)</translation>
    </message>
    <message>
        <source>DDIM (backwards, without)</source>
        <translation>DDIM (역방향, 노이즈 없음)</translation>
    </message>
    <message>
        <source>Forward: data into noise</source>
        <translation>순방향: 데이터에서 노이즈로</translation>
    </message>
    <message>
        <source>Langevin dynamics at one level</source>
        <translation>한 수준에서의 랑주뱅 동역학</translation>
    </message>
    <message>
        <source>Annealed Langevin dynamics</source>
        <translation>어닐링 랑주뱅 동역학</translation>
    </message>
    <message>
        <source>Predictor and corrector</source>
        <translation>예측자와 수정자</translation>
    </message>
    <message>
        <source>Noise flows together into the modes: each step goes along the score and puts fresh noise in. The contours are the density at the level where the particles are.</source>
        <translation>노이즈가 모드로 흘러 모입니다. 단계마다 스코어를 따라가고 새 노이즈를 더합니다. 등고선은 입자가 있는 수준의 밀도입니다.</translation>
    </message>
    <message>
        <source>The same way without fresh noise: each particle follows one smooth curve, decided by where it began. With eta 1 it is as noisy as DDPM.</source>
        <translation>새 노이즈 없이 같은 길을 갑니다. 입자마다 출발한 자리로 정해지는 매끄러운 곡선 하나를 따라갑니다. eta가 1이면 DDPM만큼 노이즈가 들어갑니다.</translation>
    </message>
    <message>
        <source>Data dissolve: every step shrinks the particles towards 0 and adds noise, until nothing tells the modes apart. The way back is what the samplers learn.</source>
        <translation>데이터가 흩어집니다. 단계마다 입자를 0 쪽으로 줄이고 노이즈를 더해, 마침내 모드를 구별할 수 없게 됩니다. 샘플러는 이 길을 되돌아가는 법을 배웁니다.</translation>
    </message>
    <message>
        <source>Particles wander at one noise level. At a low level they stay in the mode where they began, so the weights come out wrong; turn t down slowly, and they come out right.</source>
        <translation>입자가 한 노이즈 수준에서 돌아다닙니다. 낮은 수준에서는 출발한 모드에 머물러 가중치가 틀리게 나옵니다. t를 천천히 낮추면 맞게 나옵니다.</translation>
    </message>
    <message>
        <source>Langevin dynamics at falling levels: while there is much noise particles still cross between modes, so each mode gets its share. Too few steps at a level spoil that.</source>
        <translation>수준을 낮추어 가는 랑주뱅 동역학입니다. 노이즈가 많을 때는 입자가 아직 모드 사이를 오가므로 모드마다 제 몫을 받습니다. 수준당 단계가 너무 적으면 이것이 망가집니다.</translation>
    </message>
    <message>
        <source>A DDPM step down, then a Langevin step at the level that it reached, which mends what few steps spoil. Watch the divergence fall at each correction.</source>
        <translation>DDPM으로 한 단계 내려간 뒤, 도달한 수준에서 랑주뱅 단계를 한 번 밟아 적은 단계 수로 생긴 오차를 고칩니다. 수정할 때마다 발산이 줄어드는 것을 보세요.</translation>
    </message>
    <message>
        <source>A heap of particles falls into the wells of V. The Fokker-Planck equation says how its density changes; at the end both are Boltzmann&apos;s exp(-V / σ²) / Z.</source>
        <translation>입자 무더기가 V의 우물로 떨어집니다. 포커르-플랑크 방정식은 그 밀도가 어떻게 변하는지 알려 줍니다. 끝에는 둘 다 볼츠만 분포 exp(-V / σ²) / Z가 됩니다.</translation>
    </message>
    <message>
        <source>Without the noise term the particles only climb: they collapse into the modes, and the spread of the density is lost.</source>
        <translation>노이즈 항이 없으면 입자는 오르기만 합니다. 모드로 무너져 밀도의 퍼짐이 사라집니다.</translation>
    </message>
    <message>
        <source>The contours are the exact posterior, given that the point lies near the red line. DPS pulls the particles there by a gradient: near it, and not quite it.</source>
        <translation>등고선은 점이 빨간 선 가까이에 있을 때의 정확한 사후 분포입니다. DPS는 기울기로 입자를 그쪽으로 당기는데, 가까이 가지만 꼭 같지는 않습니다.</translation>
    </message>
    <message>
        <source>The second arrows are what guidance adds to the score. At scale 1 the particles become the chosen class; beyond it they crowd where that class is least in doubt.</source>
        <translation>둘째 화살표는 가이던스가 스코어에 더하는 것입니다. 강도가 1이면 입자가 선택한 클래스가 되고, 1을 넘으면 그 클래스가 가장 확실한 곳으로 몰립니다.</translation>
    </message>
    <message>
        <source>The red arrows are what the small network believes. Where it has seen no data they may point anywhere; Fisher&apos;s divergence says how far they are from the truth.</source>
        <translation>빨간 화살표는 작은 신경망이 예측한 것입니다. 데이터를 본 적 없는 곳에서는 아무 데나 가리킬 수 있습니다. 피셔 발산은 참값에서 얼마나 먼지 나타냅니다.</translation>
    </message>
    <message>
        <source>World</source>
        <translation>세계</translation>
    </message>
    <message>
        <source>V(x)</source>
        <translation>V(x)</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Its label</source>
        <translation>모드의 레이블</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>과정</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>Particles</source>
        <translation>입자 수</translation>
    </message>
    <message>
        <source>At a level</source>
        <translation>수준당 단계 수</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>스텝 크기</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>에타(η)</translation>
    </message>
    <message>
        <source>Level t</source>
        <translation>수준 t</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>Time step</source>
        <translation>시간 간격</translation>
    </message>
    <message>
        <source>Towards</source>
        <translation>목표 클래스</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Measured y</source>
        <translation>측정값 y</translation>
    </message>
    <message>
        <source>Noise of y</source>
        <translation>y의 노이즈</translation>
    </message>
    <message>
        <source>DPS step</source>
        <translation>DPS 걸음</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Where it is led</source>
        <translation>어디로 이끌지</translation>
    </message>
    <message>
        <source>What is drawn</source>
        <translation>그리는 것</translation>
    </message>
    <message>
        <source>A network that learns</source>
        <translation>학습하는 네트워크</translation>
    </message>
    <message>
        <source>The density that the particles are to find. In the plane: double-click puts a mode, drag moves it, its squares size it, its circle turns it.

Modes far apart are hard for Langevin dynamics; thin ones want many steps.

Default: three clouds.</source>
        <translation>입자가 찾아야 할 밀도입니다. 평면에서 두 번 클릭하면 모드를 놓고, 끌면 옮기며, 모드의 사각 손잡이로 크기를 바꾸고 둥근 손잡이로 돌립니다.

멀리 떨어진 모드는 랑주뱅 동역학에 어렵고, 가는 모드에는 단계가 많이 필요합니다.

기본값: 구름 셋.</translation>
    </message>
    <message>
        <source>The potential over -3 to 3, of x, numbers, + - * / ** and sin, cos, exp, abs, sqrt, log, tanh. Enter takes it.

Too flat: the particles drift off. Too steep: they overshoot, unless the time step is small.

Default: (x**2 - 1)**2, two wells.</source>
        <translation>-3에서 3까지의 퍼텐셜입니다. x, 수, + - * / **와 sin, cos, exp, abs, sqrt, log, tanh를 쓸 수 있습니다. Enter를 누르면 적용됩니다.

너무 완만하면 입자가 흘러 나가고, 너무 가파르면 시간 간격이 작지 않은 한 입자가 지나쳐 버립니다.

기본값: (x**2 - 1)**2, 우물 둘.</translation>
    </message>
    <message>
        <source>How much of the data the chosen mode has beside the others.

0: none of it. Large: nearly all particles are to end there.

Default: 1, as much as another.</source>
        <translation>선택한 모드가 다른 모드에 견주어 데이터를 얼마나 차지하는지 정합니다.

0이면 전혀 차지하지 않고, 크면 거의 모든 입자가 그 모드에 이르게 됩니다.

기본값: 1, 다른 모드와 같은 몫.</translation>
    </message>
    <message>
        <source>The class of the chosen mode, towards which guidance can lead. Modes of one class are led to together.

Default: a new mode is a class of its own.</source>
        <translation>선택한 모드의 클래스로, 가이던스가 이끌 수 있는 목적지입니다. 한 클래스의 모드들은 함께 목적지가 됩니다.

기본값: 새 모드는 저마다 하나의 클래스입니다.</translation>
    </message>
    <message>
        <source>The rule that moves the particles: the same that make the pictures.

Default: DDPM.</source>
        <translation>입자를 움직이는 규칙입니다. 이미지를 만드는 규칙과 같습니다.

기본값: DDPM.</translation>
    </message>
    <message>
        <source>How many steps the process has.

Too few: the particles stay blurred or lie in clumps. Too many: the same, more slowly.

Default: 200; 1000 on a line.</source>
        <translation>과정의 단계 수입니다.

너무 적으면 입자가 흐릿하게 남거나 뭉칩니다. 너무 많으면 결과는 같고 더 느립니다.

기본값: 200, 직선에서는 1000.</translation>
    </message>
    <message>
        <source>How many particles.

Few: the histogram is chance. Many: each step takes longer.

Default: 5000.</source>
        <translation>입자의 수입니다.

적으면 히스토그램이 우연에 좌우되고, 많으면 단계마다 더 오래 걸립니다.

기본값: 5000.</translation>
    </message>
    <message>
        <source>How many of the steps are taken at each noise level.

Too few: the particles have no time to spread there. Too many: few levels are left.

Default: 10.</source>
        <translation>전체 단계 가운데 각 노이즈 수준에서 몇 단계를 밟을지 정합니다.

너무 적으면 입자가 그 수준에서 퍼질 시간이 없고, 너무 많으면 남는 수준이 적습니다.

기본값: 10.</translation>
    </message>
    <message>
        <source>The noise level at which Langevin dynamics stays. Turned while it plays, it is annealing by hand.

Too low: particles do not cross from one mode to another. Too high: there is one cloud, and no modes to tell.

Default: 100; 999 is almost only noise, 0 almost none.</source>
        <translation>랑주뱅 동역학이 머무는 노이즈 수준입니다. 재생 중에 바꾸면 손으로 하는 어닐링이 됩니다.

너무 낮으면 입자가 한 모드에서 다른 모드로 건너가지 못하고, 너무 높으면 구름 하나가 되어 모드를 구별할 수 없습니다.

기본값: 100. 999는 거의 노이즈뿐이고, 0은 노이즈가 거의 없습니다.</translation>
    </message>
    <message>
        <source>Steps between two frames on the screen, of which there are sixty a second.

Few: each step is seen. Many: the end is reached soon, and it jumps.

Default: 1.</source>
        <translation>화면의 두 프레임 사이에 밟는 단계의 수입니다. 화면은 초당 60프레임입니다.

적으면 단계가 하나하나 보이고, 많으면 금방 끝에 이르지만 건너뛰며 움직입니다.

기본값: 1.</translation>
    </message>
    <message>
        <source>How far a Langevin step goes, beside the noise&apos;s variance. It acts at the next step.

Too small: nothing seems to move. Too large: the cloud grows too wide, and from 2 on it flies apart.

Default: 0.1.</source>
        <translation>랑주뱅 한 걸음이 얼마나 큰지, 노이즈의 분산에 견주어 정합니다. 다음 단계부터 적용됩니다.

너무 작으면 아무것도 움직이지 않는 듯하고, 너무 크면 구름이 지나치게 넓어지며, 2부터는 흩어져 날아갑니다.

기본값: 0.1.</translation>
    </message>
    <message>
        <source>The ratio of score to noise in the correcting step.

Too small: it mends nothing. Too large: the particles stay noisy.

Default: 0.16.</source>
        <translation>수정 단계에서 스코어와 노이즈의 비입니다.

너무 작으면 아무것도 고치지 못하고, 너무 크면 입자에 노이즈가 남습니다.

기본값: 0.16.</translation>
    </message>
    <message>
        <source>Fresh noise in DDIM&apos;s steps.

0: none, the beginning alone decides. 1: as much as DDPM, which with few steps leaves the particles too wide.

Default: 0.</source>
        <translation>DDIM의 단계에 더하는 새 노이즈입니다.

0이면 더하지 않아 출발한 자리만으로 결과가 정해집니다. 1이면 DDPM만큼 더하며, 단계 수가 적으면 입자가 너무 넓게 퍼집니다.

기본값: 0.</translation>
    </message>
    <message>
        <source>The strength of the noise: temperature is its square.

Small: particles cannot leave a well. Large: the wells hardly matter.

Default: 0.7.</source>
        <translation>노이즈의 세기입니다. 제곱하면 온도가 됩니다.

작으면 입자가 우물을 벗어나지 못하고, 크면 우물이 거의 영향을 주지 않습니다.

기본값: 0.7.</translation>
    </message>
    <message>
        <source>Time of one step.

Too small: nothing seems to move. Too large: the particles overshoot and no longer agree with the equation, which is stable for any.

Default: 0.005.</source>
        <translation>한 단계의 시간입니다.

너무 작으면 아무것도 움직이지 않는 듯합니다. 너무 크면 입자가 지나쳐 버려 방정식과 더는 맞지 않습니다. 방정식은 어떤 값에서도 안정합니다.

기본값: 0.005.</translation>
    </message>
    <message>
        <source>The class of modes towards which guidance leads.

Default: all modes.</source>
        <translation>가이던스가 이끄는 모드의 클래스입니다.

기본값: 모든 모드.</translation>
    </message>
    <message>
        <source>How strongly it leads.

Too little: at 0 it does not lead, and all modes are found. Too much: the particles crowd far away from the other classes, denser than the class itself is.

Default: 1, exactly to the class.</source>
        <translation>얼마나 강하게 이끄는지 정합니다.

너무 낮으면 잘 이끌지 못하고, 0에서는 입자가 모든 모드를 찾아갑니다. 너무 높으면 입자가 다른 클래스에서 먼 곳에 몰려 클래스 자체보다 빽빽해집니다.

기본값: 1, 정확히 그 클래스로.</translation>
    </message>
    <message>
        <source>The direction a of the measurement y = a · x, in degrees. What lies across it stays unknown.

0: x is measured. 90: y is.

Default: 0.</source>
        <translation>측정값 y = a · x에서 방향 a의 각도입니다(도 단위). 이 방향과 수직인 쪽은 알 수 없습니다.

0이면 x 좌표를, 90이면 y 좌표를 측정합니다.

기본값: 0.</translation>
    </message>
    <message>
        <source>What was measured; the red circle can be dragged as well.

Too small or too large, far from all modes: the posterior lies where hardly any data are.

Default: 0.5.</source>
        <translation>측정된 값입니다. 빨간 원을 끌어서 바꿀 수도 있습니다.

너무 작거나 너무 커서 모든 모드에서 멀면, 사후 분포가 데이터가 거의 없는 곳에 놓입니다.

기본값: 0.5.</translation>
    </message>
    <message>
        <source>The deviation of the noise in y.

Small: the posterior is a thin line. Large: y says hardly anything.

Default: 0.1.</source>
        <translation>y에 있는 노이즈의 표준편차입니다.

작으면 사후 분포가 가는 선이 되고, 크면 y가 알려 주는 것이 거의 없습니다.

기본값: 0.1.</translation>
    </message>
    <message>
        <source>How hard DPS pulls towards the line.

Too small: the particles ignore y. Too large: they jump across it and never settle.

Default: 0.05.</source>
        <translation>DPS가 선 쪽으로 얼마나 세게 당기는지 정합니다.

너무 작으면 입자가 y를 무시하고, 너무 크면 선을 넘나들며 자리 잡지 못합니다.

기본값: 0.05.</translation>
    </message>
    <message>
        <source>Whether each step&apos;s noise is put in. Without the noise, particles collapse into the modes.

Default: on.</source>
        <translation>단계마다 노이즈를 더할지 정합니다. 노이즈가 없으면 입자가 모드로 무너져 모입니다.

기본값: 켬.</translation>
    </message>
    <message>
        <source>Let one number be known of the point: it then lies near a line. The exact posterior is drawn, and DPS leads the particles there.

Default: off.</source>
        <translation>점에 대해 수 하나를 안다고 가정합니다. 그러면 점은 어떤 직선 가까이에 있습니다. 정확한 사후 분포를 그리고, DPS가 입자를 그곳으로 이끕니다.

기본값: 끔.</translation>
    </message>
    <message>
        <source>Let a small network learn the score from draws of this world, while you watch. Untick it to hold.

Too short: its arrows are wrong where data are rare. Longer gains ever less.

Default: off.</source>
        <translation>작은 네트워크가 이 세계의 샘플에서 스코어를 배우는 과정을 보여 줍니다. 선택을 해제하면 멈춥니다.

너무 짧으면 데이터가 드문 곳에서 화살표가 틀립니다. 길게 할수록 나아지는 정도는 줄어듭니다.

기본값: 끔.</translation>
    </message>
    <message>
        <source>Move the particles by what the network believes, instead of the exact score; its field is drawn beside the true one. It has to be trained first.

Default: off.</source>
        <translation>정확한 스코어 대신 네트워크가 예측한 스코어로 입자를 움직입니다. 네트워크의 벡터장을 실제 벡터장과 함께 그립니다. 먼저 네트워크를 학습시켜야 합니다.

기본값: 끔.</translation>
    </message>
    <message>
        <source>Lines of equal density, at the shown noise level.

Default: drawn.</source>
        <translation>표시된 노이즈 수준에서 밀도가 같은 곳을 이은 선입니다.

기본값: 켬.</translation>
    </message>
    <message>
        <source>Where the density rises: the score, as arrows.

Default: drawn.</source>
        <translation>밀도가 높아지는 방향인 스코어를 화살표로 보여 줍니다.

기본값: 켬.</translation>
    </message>
    <message>
        <source>The ways that a few particles came.

Default: drawn.</source>
        <translation>입자 몇 개가 지나온 길입니다.

기본값: 켬.</translation>
    </message>
    <message>
        <source>How many particles have which x and which y, as bars at the edges, beside the densities that they are to have, as lines.

Default: drawn.</source>
        <translation>x와 y 값별 입자 수를 가장자리의 막대로, 입자가 따라야 할 밀도를 선으로 함께 보여 줍니다.

기본값: 켬.</translation>
    </message>
    <message>
        <source>Fokker-Planck: the density now</source>
        <translation>포커르-플랑크: 지금의 밀도</translation>
    </message>
    <message>
        <source>Boltzmann: where it leads</source>
        <translation>볼츠만: 도달할 밀도</translation>
    </message>
    <message>
        <source>Langevin particles, counted</source>
        <translation>랑주뱅 입자를 센 것</translation>
    </message>
    <message>
        <source>V(x), on a scale of its own</source>
        <translation>V(x), 자체 눈금</translation>
    </message>
    <message>
        <source>lines of equal density</source>
        <translation>밀도가 같은 선</translation>
    </message>
    <message>
        <source>score</source>
        <translation>스코어</translation>
    </message>
    <message>
        <source>what guidance adds to it</source>
        <translation>가이던스가 더하는 것</translation>
    </message>
    <message>
        <source>the network&apos;s score</source>
        <translation>네트워크의 스코어</translation>
    </message>
    <message>
        <source>measured, ± its noise</source>
        <translation>측정값 ± 노이즈</translation>
    </message>
    <message>
        <source>particles</source>
        <translation>입자</translation>
    </message>
    <message>
        <source>KL from the truth (nats)</source>
        <translation>참값과의 KL (nat)</translation>
    </message>
    <message>
        <source>MMD from the truth</source>
        <translation>실제 분포와의 MMD</translation>
    </message>
    <message>
        <source>Distance from Boltzmann</source>
        <translation>볼츠만 분포와의 거리</translation>
    </message>
    <message>
        <source>Network&apos;s loss</source>
        <translation>네트워크의 손실</translation>
    </message>
    <message>
        <source>Fisher divergence</source>
        <translation>피셔 발산</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>training step</source>
        <translation>학습 단계</translation>
    </message>
    <message>
        <source>The noise term</source>
        <translation>노이즈 항</translation>
    </message>
    <message>
        <source>Measure y = a · x</source>
        <translation>y = a · x 측정</translation>
    </message>
    <message>
        <source>Contours</source>
        <translation>등고선</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>스코어</translation>
    </message>
    <message>
        <source>Trails</source>
        <translation>자취</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>개수</translation>
    </message>
    <message>
        <source>Train a network</source>
        <translation>네트워크 학습</translation>
    </message>
    <message>
        <source>Use its score</source>
        <translation>학습한 스코어 사용</translation>
    </message>
    <message>
        <source>density</source>
        <translation>밀도</translation>
    </message>
</context>
<context>
    <name>Learn</name>
    <message>
        <source>Learn more about {title}</source>
        <translation>{title}에 대해 더 알아보기</translation>
    </message>
    <message>
        <source>How diffusion works</source>
        <translation>확산의 원리</translation>
    </message>
    <message>
        <source>Samplers</source>
        <translation>샘플러</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>가이던스</translation>
    </message>
    <message>
        <source>Where a run starts</source>
        <translation>실행의 시작점</translation>
    </message>
    <message>
        <source>Repairing pictures</source>
        <translation>이미지 복원</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>손상</translation>
    </message>
    <message>
        <source>Solvers</source>
        <translation>솔버</translation>
    </message>
    <message>
        <source>Working on a picture</source>
        <translation>이미지로 작업하기</translation>
    </message>
    <message>
        <source>The laboratory</source>
        <translation>실험실</translation>
    </message>
    <message>
        <source>Too little</source>
        <translation>너무 작으면</translation>
    </message>
    <message>
        <source>Too much</source>
        <translation>너무 크면</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>해 보기</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>See also</source>
        <translation>함께 보기</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>이 낱말이 있는 페이지가 없습니다.</translation>
    </message>
    <message>
        <source>Learn more</source>
        <translation>더 알아보기</translation>
    </message>
    <message>
        <source>Search the pages</source>
        <translation>페이지 검색</translation>
    </message>
    <message>
        <source>Words that the page has; Enter opens the first.</source>
        <translation>페이지에 있는 낱말을 쓰세요. Enter를 누르면 첫째 것이 열립니다.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>페이지 목록</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>페이지</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>To the page before (Alt+Left)</source>
        <translation>이전 페이지로 (Alt+왼쪽)</translation>
    </message>
</context>
<context>
    <name>Library</name>
    <message>
        <source>Kept elsewhere meanwhile, in the library now: {pictures}</source>
        <translation>그동안 다른 곳에 보관했다가 라이브러리로 옮김: {pictures}</translation>
    </message>
    <message>
        <source>Only the belief of this picture is kept; T in the library shows its steps</source>
        <translation>이 이미지는 예측만 남아 있습니다. 라이브러리에서 T를 누르면 단계를 봅니다</translation>
    </message>
    <message>
        <source>Its settings are set; the seed is as it was</source>
        <translation>설정을 불러왔습니다. 시드는 그대로입니다</translation>
    </message>
    <message>
        <source>Seed {seed} is set</source>
        <translation>시드 설정: {seed}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>A note to this picture of {title}:</source>
        <translation>{title} 이미지의 메모:</translation>
    </message>
    <message>
        <source>Deleted: {pictures}; {key} puts back</source>
        <translation>삭제함: {pictures}. 되돌리려면 {key}</translation>
    </message>
    <message>
        <source>Put back: {pictures}</source>
        <translation>되돌려 놓음: {pictures}</translation>
    </message>
    <message>
        <source>Delete for good: {pictures}?</source>
        <translation>{pictures}: 영구히 삭제할까요?</translation>
    </message>
    <message>
        <source>Delete for good what lies in the library&apos;s bin?</source>
        <translation>라이브러리 휴지통에 있는 것을 영구히 삭제할까요?</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>영구 삭제</translation>
    </message>
    <message>
        <source>Gone for good: {pictures}</source>
        <translation>영구 삭제함: {pictures}</translation>
    </message>
    <message>
        <source>Label, model, seed, date, note…</source>
        <translation>레이블, 모델, 시드, 날짜, 메모…</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>라이브러리 검색</translation>
    </message>
    <message>
        <source>Pictures that have every word: a label, a model, a sampler, a solver such as DAPS, a task such as inpainting, a seed, a date such as 2026-11, or a word of a note.</source>
        <translation>입력한 단어가 모두 있는 이미지를 찾습니다. 레이블, 모델, 샘플러, DAPS 같은 솔버, 인페인팅 같은 작업, 시드, 2026-11 같은 날짜, 메모에 있는 단어를 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>최신순</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>오래된순</translation>
    </message>
    <message>
        <source>By label</source>
        <translation>레이블순</translation>
    </message>
    <message>
        <source>By model</source>
        <translation>모델순</translation>
    </message>
    <message>
        <source>Starred first</source>
        <translation>별표 먼저</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>정렬</translation>
    </message>
    <message>
        <source>Which pictures come first.</source>
        <translation>어떤 이미지를 먼저 보여 줄지 정합니다.</translation>
    </message>
    <message>
        <source>Show only pictures with a star.</source>
        <translation>별표가 있는 이미지만 보여 줍니다.</translation>
    </message>
    <message>
        <source>Only with a star</source>
        <translation>별표만</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>휴지통</translation>
    </message>
    <message>
        <source>Show what was deleted; it can be put back until the bin is emptied.</source>
        <translation>삭제한 이미지를 보여 줍니다. 휴지통을 비우기 전까지 되돌려 놓을 수 있습니다.</translation>
    </message>
    <message>
        <source>Pictures of the library</source>
        <translation>라이브러리의 이미지</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>휴지통이 비어 있습니다.</translation>
    </message>
    <message>
        <source>No picture has all of that.</source>
        <translation>조건에 모두 맞는 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>Every picture that is made here is kept here. There is none yet.</source>
        <translation>여기서 만든 이미지는 모두 이곳에 보관됩니다. 아직 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>라이브러리</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>분기</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>이미지 1장</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>이미지 {count}장</translation>
    </message>
    <message>
        <source>Failed after step {done} of {steps}: {reason}</source>
        <translation>{steps}단계 중 {done}단계 뒤에 실패: {reason}</translation>
    </message>
    <message>
        <source>Stopped after step {done} of {steps}</source>
        <translation>{steps}단계 중 {done}단계 뒤에 중지됨</translation>
    </message>
    <message>
        <source>Generated</source>
        <translation>생성됨</translation>
    </message>
    <message>
        <source>Restored: {operator}</source>
        <translation>복원됨: {operator}</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>{model}, {sampler}, {steps} steps, seed {seed}</source>
        <translation>{model}, {sampler}, {steps}단계, 시드 {seed}</translation>
    </message>
    <message>
        <source>Choose two pictures of the library first: Ctrl and a click adds one</source>
        <translation>먼저 라이브러리에서 이미지 두 장을 고르세요. Ctrl을 누르고 클릭하면 한 장을 더 고릅니다</translation>
    </message>
    <message>
        <source>{n} · {title} · seed {seed}</source>
        <translation>{n} · {title} · 시드 {seed}</translation>
    </message>
    <message>
        <source>The steps of this picture are not kept; make it again (A, then Generate) to see them</source>
        <translation>이 이미지의 단계는 남아 있지 않습니다. 보려면 다시 만드세요 (A를 누른 뒤 생성)</translation>
    </message>
    <message>
        <source>The engine is starting; try again in a moment</source>
        <translation>엔진이 시작하는 중입니다. 잠시 뒤에 다시 해 보세요</translation>
    </message>
    <message>
        <source>{count} steps of this picture are in the timeline</source>
        <translation>이 이미지의 단계 {count}개가 타임라인에 있습니다</translation>
    </message>
    <message>
        <source>1 step of this picture is in the timeline</source>
        <translation>이 이미지의 단계 1개가 타임라인에 있습니다</translation>
    </message>
    <message>
        <source>The steps of this picture take {size} and are not kept: those of one picture may take {room}, a tenth of the room for steps in the library&apos;s settings</source>
        <translation>이 이미지의 단계는 {size}여서 남기지 않았습니다. 이미지 하나의 단계는 라이브러리 설정의 “단계를 둘 자리” 가운데 10분의 1인 {room}까지만 남길 수 있습니다</translation>
    </message>
    <message>
        <source>To the bin, as your settings say: {pictures}</source>
        <translation>설정대로 휴지통으로 보냄: {pictures}</translation>
    </message>
    <message>
        <source>The library is there</source>
        <translation>라이브러리를 찾았습니다</translation>
    </message>
    <message>
        <source>The library is not there yet</source>
        <translation>라이브러리를 아직 찾을 수 없습니다</translation>
    </message>
    <message>
        <source>Folder of the library</source>
        <translation>라이브러리 폴더</translation>
    </message>
    <message>
        <source>Now: {pictures}, {size}; in the bin {binned}; steps {steps}.</source>
        <translation>지금: {pictures}, {size}, 휴지통 {binned}, 단계 {steps}.</translation>
    </message>
    <message>
        <source>Library settings</source>
        <translation>라이브러리 설정</translation>
    </message>
    <message>
        <source>Keep every picture that is made</source>
        <translation>만든 이미지를 모두 보관</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Usual place</source>
        <translation>기본 위치</translation>
    </message>
    <message>
        <source>Empty it by itself after</source>
        <translation>자동으로 비우는 때</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 일</translation>
    </message>
    <message>
        <source> GB</source>
        <translation> GB</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>영구히</translation>
    </message>
    <message>
        <source>For so many days</source>
        <translation>정한 날수 동안</translation>
    </message>
    <message>
        <source>As long as there is room</source>
        <translation>자리가 있는 동안</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Pictures stay</source>
        <translation>이미지 보관</translation>
    </message>
    <message>
        <source>Room for steps</source>
        <translation>단계를 둘 자리</translation>
    </message>
    <message>
        <source>What goes by itself goes to the bin first. Pictures with a star always stay. The steps of the newest pictures can be looked through later; the oldest steps make room.</source>
        <translation>자동으로 없어지는 것은 먼저 휴지통으로 갑니다. 별표가 있는 이미지는 늘 남습니다. 가장 새로운 이미지들의 단계는 나중에도 볼 수 있으며, 오래된 단계부터 자리를 내줍니다.</translation>
    </message>
    <message>
        <source>The folder of a new program.</source>
        <translation>새로 설치한 프로그램의 폴더입니다.</translation>
    </message>
    <message>
        <source>Off: pictures are only seen, until you save them. On: every finished or stopped run is kept.

Default: on.</source>
        <translation>끔: 저장하기 전에는 보기만 합니다. 켬: 끝났거나 중지한 실행을 모두 보관합니다.

기본값: 켬.</translation>
    </message>
    <message>
        <source>Keep pictures in another folder from now on. Those in the old one stay there, and are shown again when you come back to it.</source>
        <translation>지금부터 이미지를 다른 폴더에 보관합니다. 옛 폴더의 이미지는 그대로 있고, 그 폴더로 돌아가면 다시 보입니다.</translation>
    </message>
    <message>
        <source>How long pictures stay. Too short: you look for one that lies in the bin already. Too long: the disk fills up.

Default: for ever.</source>
        <translation>이미지를 얼마나 오래 둘지 정합니다. 너무 짧으면 찾는 이미지가 이미 휴지통에 있고, 너무 길면 디스크가 가득 찹니다.

기본값: 영구히.</translation>
    </message>
    <message>
        <source>When deleted pictures go for good. Too soon: there is no way back. Never: only by hand, and the bin grows.

Default: after 30 days.</source>
        <translation>삭제한 이미지가 언제 완전히 없어질지 정합니다. 너무 이르면 되돌릴 길이 없습니다. 없애지 않도록 하면 손으로만 비우게 되고 휴지통이 커집니다.

기본값: 30일 뒤.</translation>
    </message>
    <message>
        <source>How much room the steps of pictures may take on the disk. Too little: only the newest pictures have their steps. A run of 64 × 64 pixels and 50 steps takes about 1.3 MB.

0: none are kept. Default: 2 GB.</source>
        <translation>이미지의 단계가 디스크에서 차지할 수 있는 자리입니다. 너무 작으면 가장 새로운 이미지에만 단계가 남습니다. 64 × 64 픽셀, 50단계의 실행은 약 1.3 MB입니다.

0: 남기지 않음. 기본값: 2 GB.</translation>
    </message>
</context>
<context>
    <name>Mask</name>
    <message>
        <source>The mask was changed meanwhile; do it again.</source>
        <translation>그사이에 마스크가 바뀌었습니다. 다시 하세요.</translation>
    </message>
    <message>
        <source>Open mask</source>
        <translation>마스크 열기</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>이미지 ({kinds})</translation>
    </message>
    <message>
        <source>Save mask</source>
        <translation>마스크 저장</translation>
    </message>
    <message>
        <source>The mask is that of {name}</source>
        <translation>{name}의 마스크를 불러왔습니다</translation>
    </message>
    <message>
        <source>Saved {name} in {folder}</source>
        <translation>{folder}에 {name} 저장됨</translation>
    </message>
    <message>
        <source>Pixels</source>
        <translation>픽셀</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>A pen&apos;s pressure sets the size</source>
        <translation>펜의 필압으로 크기 조절</translation>
    </message>
    <message>
        <source>Press a tablet&apos;s pen harder for a wider stroke, up to the brush&apos;s size. A mouse always draws at full size.

Default: on.</source>
        <translation>태블릿 펜을 세게 누를수록 획이 넓어지며, 브러시의 크기까지 넓어집니다. 마우스는 늘 브러시 크기 그대로 그립니다.

기본값: 켬.</translation>
    </message>
    <message>
        <source>How far the edge is grown, shrunk or feathered at a time, in pixels of the picture.

Too little: nothing is to be seen of it. Too much: small parts of the mask vanish, or grow together.

Default: 4.</source>
        <translation>가장자리를 한 번에 얼마나 넓히고, 좁히고, 흐릴지 이미지의 픽셀로 정합니다.

너무 작으면 바뀐 것이 보이지 않고, 너무 크면 마스크의 작은 부분이 사라지거나 서로 붙어 버립니다.

기본값: 4.</translation>
    </message>
    <message>
        <source>How strongly the mask is drawn over the picture; what it does stays the same.

Too little: it is hard to see. Too much: the picture below is.

Default: 50 %.</source>
        <translation>마스크를 이미지 위에 얼마나 진하게 그릴지 정합니다. 마스크가 하는 일은 달라지지 않습니다.

너무 낮으면 마스크가 잘 보이지 않고, 너무 높으면 아래의 이미지가 잘 보이지 않습니다.

기본값: 50 %.</translation>
    </message>
    <message>
        <source>The colour of the mask; its stripes are seen on any picture.

Default: red.</source>
        <translation>마스크의 색입니다. 줄무늬는 어떤 이미지에서도 보입니다.

기본값: 빨강.</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>노랑</translation>
    </message>
    <message>
        <source>{share} % masked, hidden</source>
        <translation>마스크 {share} %, 숨김</translation>
    </message>
    <message>
        <source>{share} % masked</source>
        <translation>마스크 {share} %</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Hardness</source>
        <translation>경도</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>The brush&apos;s diameter, in pixels of the picture ([ and ]).

Too small: gaps stay between strokes, and the model goes on with what shows there. Too large: more is made anew than was meant.

Default: an eighth of the picture.</source>
        <translation>이미지 픽셀로 나타낸 브러시의 지름입니다([와 ]).

너무 작으면 획 사이에 틈이 남아 모델이 그 틈에 보이는 것을 이어 그리고, 너무 크면 뜻한 것보다 많은 부분을 새로 만듭니다.

기본값: 이미지의 8분의 1.</translation>
    </message>
    <message>
        <source>How much of the brush covers fully; the rest falls off to its rim.

Too soft: what lies under the rim is half kept. Hard: the edge is as sharp as a pixel.

Default: 80 %.</source>
        <translation>브러시에서 완전히 칠하는 부분의 비율입니다. 나머지는 가장자리로 갈수록 옅어집니다.

너무 낮으면 브러시 가장자리 아래의 내용이 반쯤 남습니다. 높으면 경계가 픽셀 단위로 뚜렷합니다.

기본값: 80 %.</translation>
    </message>
    <message>
        <source>Edges of the mask, and how it is shown</source>
        <translation>마스크의 가장자리와 표시 방법</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Choose a model.</source>
        <translation>모델을 고르세요.</translation>
    </message>
    <message>
        <source>Noise schedule ({kind}): what is left of the picture</source>
        <translation>노이즈 스케줄({kind}): 이미지가 얼마나 남는지</translation>
    </message>
    <message>
        <source>It is the model in use.</source>
        <translation>지금 사용 중인 모델입니다.</translation>
    </message>
    <message>
        <source>Use this model</source>
        <translation>이 모델 사용</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>폴더에서 보기</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>제거…</translation>
    </message>
    <message>
        <source>clean</source>
        <translation>깨끗함</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>up to {size} for one picture</source>
        <translation>이미지 한 장에 최대 {size}</translation>
    </message>
    <message>
        <source>comes with the model; its usual scale is {scale}</source>
        <translation>모델에 포함됨, 보통 강도 {scale}</translation>
    </message>
    <message>
        <source>comes with the model; its usual scale is {ddpm} with DDPM, {ddim} with others</source>
        <translation>모델에 포함됨, 보통 강도는 DDPM에서 {ddpm}, 그 밖의 샘플러에서 {ddim}</translation>
    </message>
    <message>
        <source>{what}, and its variance</source>
        <translation>{what} 및 분산</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>이미지 크기</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>네트워크</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>메모리</translation>
    </message>
    <message>
        <source>Predicts</source>
        <translation>예측 대상</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>스케줄</translation>
    </message>
    <message>
        <source>known: the download is checked against it</source>
        <translation>있음: 내려받은 파일을 이 값으로 확인합니다</translation>
    </message>
    <message>
        <source>Classifier</source>
        <translation>분류기</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>체크섬</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Models (*.safetensors *.pt *.pth *.ckpt *.bin *.json)</source>
        <translation>모델 (*.safetensors *.pt *.pth *.ckpt *.bin *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open model</source>
        <translation>모델 열기</translation>
    </message>
    <message>
        <source>Open model folder</source>
        <translation>모델 폴더 열기</translation>
    </message>
    <message>
        <source>Opened {title}</source>
        <translation>{title} 모델을 열었습니다</translation>
    </message>
    <message>
        <source>Open classifier</source>
        <translation>분류기 열기</translation>
    </message>
    <message>
        <source>Classifiers (*.safetensors *.pt *.pth *.ckpt *.bin *.json)</source>
        <translation>분류기 (*.safetensors *.pt *.pth *.ckpt *.bin *.json)</translation>
    </message>
    <message>
        <source>Downloaded {title}.</source>
        <translation>{title}: 내려받았습니다.</translation>
    </message>
    <message>
        <source>Opening {title}…</source>
        <translation>{title} 여는 중…</translation>
    </message>
    <message>
        <source>The networks&apos; memory is free, but for the run that is being made.</source>
        <translation>만들고 있는 실행의 것만 남기고 네트워크 메모리를 비웠습니다.</translation>
    </message>
    <message>
        <source>Move {title} to the bin? It can be fetched again.</source>
        <translation>{title}: 휴지통으로 옮길까요? 다시 내려받을 수 있습니다.</translation>
    </message>
    <message>
        <source>Take {title} off the list? Its files stay.</source>
        <translation>{title}: 목록에서 뺄까요? 파일은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>모델 제거</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>{folder} cannot be moved to the bin; remove it there.</source>
        <translation>{folder} 폴더를 휴지통으로 옮길 수 없습니다. 그 자리에서 직접 지우세요.</translation>
    </message>
    <message>
        <source>Removed {title}.</source>
        <translation>{title}: 제거했습니다.</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>모델 검색</translation>
    </message>
    <message>
        <source>Another: https://…/file.pt, or a repository as owner/name</source>
        <translation>다른 모델: https://…/file.pt 또는 저장소(owner/name)</translation>
    </message>
    <message>
        <source>What to download</source>
        <translation>내려받을 모델</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>내려받기</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>파일 열기…</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Unload from memory</source>
        <translation>메모리에서 내리기</translation>
    </message>
    <message>
        <source>Free the memory of all networks but those of the run that is being made, also of paused runs; they are read again when they are needed.</source>
        <translation>만들고 있는 실행의 네트워크만 남기고, 일시정지한 실행의 것까지 메모리를 비웁니다. 필요할 때 다시 읽습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Come with the program</source>
        <translation>프로그램에 포함된 모델</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터에 있는 모델</translation>
    </message>
    <message>
        <source>Known public models</source>
        <translation>알려진 공개 모델</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number}초</translation>
    </message>
    <message>
        <source>{number} min</source>
        <translation>{number}분</translation>
    </message>
    <message>
        <source>{number} h</source>
        <translation>{number}시간</translation>
    </message>
    <message>
        <source>Asking for its files…</source>
        <translation>파일 목록을 묻는 중…</translation>
    </message>
    <message>
        <source>Checking that it arrived whole…</source>
        <translation>빠짐없이 받았는지 확인하는 중…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시정지됨</translation>
    </message>
    <message>
        <source>Downloaded</source>
        <translation>내려받음</translation>
    </message>
    <message>
        <source>{here} of {all}</source>
        <translation>{all} 중 {here}</translation>
    </message>
    <message>
        <source>{speed} MB/s</source>
        <translation>{speed} MB/초</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>약 {time} 남음</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시정지</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>Paint</name>
    <message>
        <source>Keep the noise</source>
        <translation>노이즈 유지</translation>
    </message>
    <message>
        <source>New noise under the paint</source>
        <translation>칠 아래에 새 노이즈</translation>
    </message>
    <message>
        <source>Paint on the noisy state itself</source>
        <translation>노이즈 섞인 상태에 직접 칠하기</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>On all</source>
        <translation>모두에</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>Paint in this colour: {name}.</source>
        <translation>이 색으로 칠합니다: {name}.</translation>
    </message>
    <message>
        <source>The colour that is painted with; click for others.</source>
        <translation>칠하는 색입니다. 클릭하면 다른 색을 고를 수 있습니다.</translation>
    </message>
    <message>
        <source>How wide the brush is, in pixels of the picture.

Too thin: the next steps take it for noise, and clear it away. Too wide: it hides what was there.

Default: an eighth of the picture.</source>
        <translation>이미지 픽셀로 나타낸 브러시의 너비입니다.

너무 가늘면 다음 단계들이 칠을 노이즈로 여겨 지워 버리고, 너무 넓으면 원래 있던 것을 가립니다.

기본값: 이미지의 8분의 1.</translation>
    </message>
    <message>
        <source>How the paint enters the noisy state. Keep the noise: the belief is changed and the noise stays, so what is around answers at once. New noise: the painted part is noised afresh, so it may become something else of that colour.

Early steps forget paint, late ones keep it as it is.

Default: keep the noise.</source>
        <translation>칠이 노이즈 섞인 상태에 들어가는 방식입니다. 노이즈 유지: 예측만 바뀌고 노이즈는 그대로여서 주변이 바로 반응합니다. 새 노이즈: 칠한 부분에 노이즈를 새로 더하므로 같은 색의 다른 것이 될 수 있습니다.

초기 단계는 칠을 잊고, 후기 단계는 칠을 그대로 남깁니다.

기본값: 노이즈 유지.</translation>
    </message>
    <message>
        <source>Lay the same paint on every picture of the batch; else it lies only on the one that is painted first, and the others go on as they are.

Default: off.</source>
        <translation>배치의 모든 이미지에 같은 칠을 놓습니다. 끄면 처음 칠한 이미지에만 놓이고, 나머지는 그대로 이어집니다.

기본값: 끔.</translation>
    </message>
    <message>
        <source>white</source>
        <translation>흰색</translation>
    </message>
    <message>
        <source>black</source>
        <translation>검은색</translation>
    </message>
    <message>
        <source>red</source>
        <translation>빨간색</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>노란색</translation>
    </message>
    <message>
        <source>green</source>
        <translation>초록색</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파란색</translation>
    </message>
    <message>
        <source>Lay the opened picture over the step; Alt with the left button rubs it out where the step is to show. Without one, open or drop a picture first.</source>
        <translation>연 이미지를 이 단계 위에 덮습니다. Alt와 왼쪽 버튼으로 문지르면 그 자리에 단계가 드러납니다. 연 이미지가 없으면 먼저 이미지를 열거나 끌어다 놓으세요.</translation>
    </message>
    <message>
        <source>Take all paint away; undo brings it back.</source>
        <translation>칠을 모두 없앱니다. 되돌리기로 되살릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Begin a branch from this step with the paint on it; the run before stays.</source>
        <translation>칠을 얹은 이 단계에서 분기를 시작합니다. 이전 실행은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Paint no more, and let the paint go.</source>
        <translation>칠하기를 끝내고 칠을 버립니다.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>How the paint enters</source>
        <translation>칠이 들어가는 방식</translation>
    </message>
    <message>
        <source>Paint on the picture; the right button takes a colour from it</source>
        <translation>이미지에 칠합니다. 오른쪽 버튼은 이미지에서 색을 가져옵니다</translation>
    </message>
    <message>
        <source>The step with the paint on it</source>
        <translation>칠을 얹은 단계</translation>
    </message>
    <message>
        <source>What a branch will begin with; this run stays as it is.</source>
        <translation>분기가 시작될 상태입니다. 이 실행은 그대로 남습니다.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>무엇을 할까요?</translation>
    </message>
    <message>
        <source>Search the commands</source>
        <translation>명령 검색</translation>
    </message>
    <message>
        <source>No command has these letters.</source>
        <translation>이 글자가 들어 있는 명령이 없습니다.</translation>
    </message>
    <message>
        <source>Theme: {name}</source>
        <translation>테마: {name}</translation>
    </message>
    <message>
        <source>Language: {name}</source>
        <translation>언어: {name}</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Presets</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Settings under a name: a quick look, a fine picture, a varied lot, or your own. What a preset does not name stays as it is.</source>
        <translation>이름을 붙인 설정입니다. 빠른 미리보기, 고운 이미지, 다양한 여러 장 또는 나만의 설정이 있습니다. 프리셋이 정하지 않은 것은 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>빠른 미리보기</translation>
    </message>
    <message>
        <source>Four pictures by DPM-Solver++ in 12 steps: a first impression in seconds. Fine detail may be missing.</source>
        <translation>DPM-Solver++로 12단계에 네 장을 만듭니다. 몇 초 만에 첫인상을 볼 수 있으나 세밀한 부분이 빠질 수 있습니다.</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>곱게</translation>
    </message>
    <message>
        <source>DDIM in 150 steps without fresh noise: as finely as more steps still help, and slower by as much.</source>
        <translation>새 노이즈 없이 DDIM으로 150단계를 갑니다. 단계를 늘려 나아지는 만큼 곱고, 그만큼 느립니다.</translation>
    </message>
    <message>
        <source>Very varied</source>
        <translation>매우 다양하게</translation>
    </message>
    <message>
        <source>Fresh noise at each of 100 steps and no pull beyond the label itself: pictures differ most, and some go wrong.</source>
        <translation>100단계마다 새 노이즈를 넣고 레이블 너머로는 이끌지 않습니다. 이미지가 가장 다양하고, 몇 장은 잘못되기도 합니다.</translation>
    </message>
    <message>
        <source>Strongly guided</source>
        <translation>강하게 이끌기</translation>
    </message>
    <message>
        <source>Guidance 6, drawn back to a natural contrast: each picture plainly shows its label, and all look more alike.</source>
        <translation>가이던스 6에 대비를 자연스럽게 되돌립니다. 이미지마다 레이블이 뚜렷하고, 서로 더 닮습니다.</translation>
    </message>
    <message>
        <source>Guided in the middle</source>
        <translation>가운데만 이끌기</translation>
    </message>
    <message>
        <source>Guidance 4 in the middle of the run alone, where it forms the picture: clear, and yet varied (Kynkäänniemi et al. 2024).</source>
        <translation>이미지가 만들어지는 가운데 구간에서만 가이던스 4를 씁니다. 또렷하면서도 다양합니다 (Kynkäänniemi 외 2024).</translation>
    </message>
    <message>
        <source>Two samples by DiffPIR in 20 steps: whether it can work at all. Where DiffPIR cannot undo the damage, the best solver that can takes its place.</source>
        <translation>DiffPIR로 20단계에 샘플 두 개를 만들어 될 만한지 봅니다. DiffPIR이 풀 수 없는 손상이면, 풀 수 있는 가장 나은 솔버가 대신합니다.</translation>
    </message>
    <message>
        <source>How sure is it?</source>
        <translation>얼마나 확실한가?</translation>
    </message>
    <message>
        <source>Sixteen samples by DAPS in 100 steps, so that mean and spread say where the picture is known and where it was guessed.</source>
        <translation>DAPS로 100단계에 샘플 열여섯 개를 만듭니다. 평균과 퍼짐이 어디가 알려졌고 어디가 짐작인지 말해 줍니다.</translation>
    </message>
    <message>
        <source>Large holes</source>
        <translation>큰 구멍</translation>
    </message>
    <message>
        <source>MMPS with three inner steps, which knows what belongs together across a hole; about three times the time a step.</source>
        <translation>내부 스텝이 셋인 MMPS입니다. 구멍 너머로 무엇이 이어지는지 알며, 단계마다 약 세 배의 시간이 듭니다.</translation>
    </message>
    <message>
        <source>Smooth and near</source>
        <translation>매끄럽고 가깝게</translation>
    </message>
    <message>
        <source>One sample by DiffPIR near the mean of all: closest to the truth by the numbers, with less detail than a true sample has.</source>
        <translation>모든 샘플의 평균에 가까운 DiffPIR 샘플 하나입니다. 수치로는 참값에 가장 가깝고, 진짜 샘플보다 세부가 적습니다.</translation>
    </message>
    <message>
        <source>A quick row</source>
        <translation>빠른 한 줄</translation>
    </message>
    <message>
        <source>Six pictures from end to end along the arc: to see in seconds whether two ends have a way between them worth a longer film.</source>
        <translation>호를 따라 끝에서 끝까지 이미지 여섯 장을 만듭니다. 두 끝 사이에 더 긴 동영상으로 만들 만한 길이 있는지 몇 초 만에 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Smooth film</source>
        <translation>매끄러운 동영상</translation>
    </message>
    <message>
        <source>Sixteen pictures with the same noise for all, for a film that goes there and back without jumps. It takes as long as sixteen pictures.</source>
        <translation>모두 같은 노이즈를 쓰는 이미지 열여섯 장입니다. 건너뛰지 않고 갔다가 되돌아오는 동영상에 알맞습니다. 이미지 열여섯 장만큼 시간이 걸립니다.</translation>
    </message>
    <message>
        <source>Stuck in a mode</source>
        <translation>모드에 갇힘</translation>
    </message>
    <message>
        <source>Langevin dynamics at little noise with two modes far apart: particles stay where they began, and the shares come out wrong.</source>
        <translation>멀리 떨어진 두 모드에서 적은 노이즈로 하는 랑주뱅 동역학입니다. 입자가 출발한 곳에 머물러 모드의 몫이 틀리게 나옵니다.</translation>
    </message>
    <message>
        <source>Few steps, and mended</source>
        <translation>적은 단계, 고쳐 가며</translation>
    </message>
    <message>
        <source>Rings in 60 steps, each mended by Langevin steps at its level. Choose DDPM with as many to see what the corrector does.</source>
        <translation>고리를 60단계로 찾으며, 단계마다 그 수준에서 랑주뱅 단계로 고칩니다. 단계 수를 그대로 두고 DDPM을 고르면 수정자가 하는 일을 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Two wells</source>
        <translation>두 우물</translation>
    </message>
    <message>
        <source>A line with a double well, where particles and the Fokker-Planck equation go the same way to Boltzmann&apos;s density. Turn the noise down to see them caught.</source>
        <translation>이중 우물이 있는 직선입니다. 입자와 포커르-플랑크 방정식이 같은 길로 볼츠만 분포의 밀도에 이릅니다. 노이즈를 줄이면 입자가 우물에 갇히는 것을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Preset: {name}</source>
        <translation>프리셋: {name}</translation>
    </message>
    <message>
        <source>Preset for restoring: {name}</source>
        <translation>복원 프리셋: {name}</translation>
    </message>
    <message>
        <source>Preset for interpolating: {name}</source>
        <translation>보간 프리셋: {name}</translation>
    </message>
    <message>
        <source>Preset of the laboratory: {name}</source>
        <translation>실험실 프리셋: {name}</translation>
    </message>
    <message>
        <source>Set: {name}</source>
        <translation>적용함: {name}</translation>
    </message>
    <message>
        <source>Kept as preset “{name}”</source>
        <translation>프리셋 “{name}”(으)로 보관했습니다</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>The preset&apos;s new name:</source>
        <translation>프리셋의 새 이름:</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>삭제함: {name}</translation>
    </message>
    <message>
        <source>Presets ({kinds})</source>
        <translation>프리셋 ({kinds})</translation>
    </message>
    <message>
        <source>Export preset</source>
        <translation>프리셋 내보내기</translation>
    </message>
    <message>
        <source>Exported to {path}</source>
        <translation>{path}에 내보냈습니다</translation>
    </message>
    <message>
        <source>Import presets</source>
        <translation>프리셋 가져오기</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} 파일을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Taken: {names}; choose it under Presets</source>
        <translation>가져옴: {names}. 프리셋에서 고르세요</translation>
    </message>
    <message>
        <source>Choose a preset to see what it is for.</source>
        <translation>프리셋을 고르면 무엇에 쓰는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>One of your own; nothing is noted about it.</source>
        <translation>직접 만든 프리셋이며, 적어 둔 설명이 없습니다.</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Set what the preset names; everything else stays. It can be undone.</source>
        <translation>프리셋이 정한 것을 적용합니다. 나머지는 그대로 두며, 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Give one of your own another name.</source>
        <translation>직접 만든 프리셋의 이름을 바꿉니다.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete one of your own; it can be undone.</source>
        <translation>내 프리셋을 삭제합니다. 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Take presets from a JSON file; it can be dropped here too.</source>
        <translation>JSON 파일에서 프리셋을 가져옵니다. 여기에 끌어다 놓아도 됩니다.</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Write it to a JSON file, to give to others.</source>
        <translation>JSON 파일로 써서 다른 사람에게 줍니다.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Save settings as preset</source>
        <translation>설정을 프리셋으로 저장</translation>
    </message>
    <message>
        <source>The label too</source>
        <translation>레이블도</translation>
    </message>
    <message>
        <source>The seed too</source>
        <translation>시드도</translation>
    </message>
    <message>
        <source>Kept is what the tab {tab} is set to, but not the model and no picture.</source>
        <translation>{tab} 탭의 설정을 보관합니다. 모델과 이미지는 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>용도</translation>
    </message>
    <message>
        <source>A few words by which you find it again.</source>
        <translation>다시 찾을 때 쓸 몇 마디입니다.</translation>
    </message>
    <message>
        <source>A sentence that is shown with it; it may stay empty.</source>
        <translation>함께 보여 줄 한 문장이며, 비워 두어도 됩니다.</translation>
    </message>
    <message>
        <source>Without it the preset fits every label; with it, it always makes this one.</source>
        <translation>없으면 어느 레이블에나 맞고, 있으면 늘 이 레이블을 만듭니다.</translation>
    </message>
    <message>
        <source>With it, and with the same model, the preset makes the same pictures each time. Default: without.</source>
        <translation>있으면 같은 모델로 늘 같은 이미지를 만듭니다. 기본값: 없음.</translation>
    </message>
    <message>
        <source>Your presets cannot be read ({reason}).</source>
        <translation>프리셋을 읽을 수 없습니다 ({reason}).</translation>
    </message>
    <message>
        <source>{count} of your presets cannot be used in this version.</source>
        <translation>프리셋 {count}개는 이 버전에서 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>There are {count} presets; delete some first.</source>
        <translation>프리셋이 {count}개 있습니다. 먼저 몇 개를 삭제하세요.</translation>
    </message>
    <message>
        <source>There is a preset called “{name}” already.</source>
        <translation>“{name}” 프리셋이 이미 있습니다.</translation>
    </message>
    <message>
        <source>Your presets were damaged; the file was kept as {path}.</source>
        <translation>프리셋 파일이 손상되었습니다. 파일은 {path}에 보관했습니다.</translation>
    </message>
    <message>
        <source>Preset “{name}” deleted</source>
        <translation>프리셋 “{name}” 삭제</translation>
    </message>
</context>
<context>
    <name>QKeySequenceEdit</name>
    <message>
        <source>Press shortcut</source>
        <translation>단축키를 누르세요</translation>
    </message>
</context>
<context>
    <name>Queue</name>
    <message>
        <source>Added to the queue</source>
        <translation>대기열에 추가했습니다</translation>
    </message>
    <message>
        <source>The panel shows the job&apos;s settings</source>
        <translation>패널이 작업의 설정을 보여 줍니다</translation>
    </message>
    <message>
        <source>Taken out of the queue; “Put removed jobs back” undoes it</source>
        <translation>대기열에서 꺼냈습니다. “제거한 작업 되돌리기”로 되돌립니다</translation>
    </message>
    <message>
        <source>Of the queue of last time {count} jobs cannot be read.</source>
        <translation>지난번 대기열에서 작업 {count}개를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Of the queue of last time 1 job cannot be read.</source>
        <translation>지난번 대기열에서 작업 1개를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{count} jobs wait from last time.</source>
        <translation>지난번 작업 {count}개가 기다립니다.</translation>
    </message>
    <message>
        <source>1 job waits from last time.</source>
        <translation>지난번 작업 1개가 기다립니다.</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>Jobs of the queue</source>
        <translation>대기열의 작업</translation>
    </message>
    <message>
        <source>Alt+Up and Alt+Down move the chosen jobs, Delete takes them out, Enter shows one.</source>
        <translation>Alt+위와 Alt+아래는 고른 작업을 옮기고, Delete는 꺼내며, Enter는 하나를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Nothing is being made, and nothing waits.

Generate again while something is being made, or add settings to the queue with the first button above: they are made one after the other, in this order. Drag a job to another place, or choose it and press Alt+Up and Alt+Down.

To line up many first, pause the queue.</source>
        <translation>만들고 있는 것도 기다리는 것도 없습니다.

무언가를 만드는 동안 다시 생성을 누르거나 위의 첫째 버튼으로 설정을 대기열에 추가하면 이 순서대로 하나씩 만듭니다. 작업을 다른 자리로 끌거나, 고른 뒤 Alt+위와 Alt+아래를 누르세요.

여러 개를 먼저 줄 세우려면 대기열을 일시정지하세요.</translation>
    </message>
    <message>
        <source>{message} The queue goes on with the next.</source>
        <translation>{message} 대기열은 다음 작업으로 이어집니다.</translation>
    </message>
    <message>
        <source>A run has failed</source>
        <translation>실행이 실패했습니다</translation>
    </message>
    <message>
        <source>The pictures are ready</source>
        <translation>이미지가 준비되었습니다</translation>
    </message>
    <message>
        <source>The run has failed</source>
        <translation>실행이 실패했습니다</translation>
    </message>
    <message>
        <source>{what}, after {seconds} s</source>
        <translation>{what}, {seconds}초 걸림</translation>
    </message>
    <message>
        <source>1 run</source>
        <translation>실행 1개</translation>
    </message>
    <message>
        <source>{done} runs are done, {failed} failed, after {seconds} s</source>
        <translation>실행 {done}개 완료, {failed}개 실패, {seconds}초 걸림</translation>
    </message>
    <message>
        <source>The queue is done</source>
        <translation>대기열이 끝났습니다</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count}개 대기 중</translation>
    </message>
    <message>
        <source>1 picture</source>
        <translation>이미지 1장</translation>
    </message>
    <message>
        <source>{count} pictures</source>
        <translation>이미지 {count}장</translation>
    </message>
    <message>
        <source>unlabelled</source>
        <translation>레이블 없음</translation>
    </message>
    <message>
        <source>Restore: {damage}</source>
        <translation>복원: {damage}</translation>
    </message>
    <message>
        <source>Interpolate</source>
        <translation>보간</translation>
    </message>
    <message>
        <source>Branch from step {k}</source>
        <translation>{k}단계에서 분기</translation>
    </message>
    <message>
        <source>From a picture</source>
        <translation>이미지에서</translation>
    </message>
    <message>
        <source>Inversion and back</source>
        <translation>역변환 후 되돌리기</translation>
    </message>
    <message>
        <source>From an inverted picture</source>
        <translation>역변환한 이미지에서</translation>
    </message>
    <message>
        <source>Generate</source>
        <translation>생성</translation>
    </message>
    <message>
        <source>{sampler}, {steps} steps</source>
        <translation>{sampler}, {steps}단계</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>Failed: {message}</source>
        <translation>실패: {message}</translation>
    </message>
    <message>
        <source>From last time, not started</source>
        <translation>지난번에 시작하지 않은 작업</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>보류됨</translation>
    </message>
    <message>
        <source>Waits: the queue stops before it</source>
        <translation>대기 중: 대기열이 이 앞에서 멈춥니다</translation>
    </message>
    <message>
        <source>Waits: the queue is paused</source>
        <translation>대기 중: 대기열이 일시정지되었습니다</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Waiting, {count} before it</source>
        <translation>대기 중, 앞에 {count}개</translation>
    </message>
    <message>
        <source>Stops after this one</source>
        <translation>이번 작업 뒤에 멈춤</translation>
    </message>
    <message>
        <source>The queue is paused</source>
        <translation>대기열이 일시정지되었습니다</translation>
    </message>
    <message>
        <source>about {seconds} s for all</source>
        <translation>모두 약 {seconds}초</translation>
    </message>
    <message>
        <source>about {minutes} min for all</source>
        <translation>모두 약 {minutes}분</translation>
    </message>
    <message>
        <source>{count} of a comparison</source>
        <translation>비교 {count}장 남음</translation>
    </message>
    <message>
        <source>{count} failed</source>
        <translation>{count}개 실패</translation>
    </message>
</context>
<context>
    <name>Recipes</name>
    <message>
        <source>Open recipe</source>
        <translation>레시피 열기</translation>
    </message>
    <message>
        <source>Pictures and recipes ({kinds})</source>
        <translation>이미지와 레시피 ({kinds})</translation>
    </message>
    <message>
        <source>{name} was made with other weights of {model}; the pictures will differ.</source>
        <translation>{name}: {model} 모델의 다른 가중치로 만들었습니다. 이미지가 달라집니다.</translation>
    </message>
    <message>
        <source>{name} was made by {program}; this version may make another picture of the same settings.</source>
        <translation>{name}: {program}에서 만들었습니다. 이 버전에서는 같은 설정으로도 다른 이미지가 나올 수 있습니다.</translation>
    </message>
    <message>
        <source>The settings of {name} are back</source>
        <translation>{name}의 설정을 불러왔습니다</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>The run goes on with the mask and the noise that it began with; a branch goes on from its newest step with the new ones.</source>
        <translation>실행은 시작할 때의 마스크와 노이즈로 계속됩니다. 분기는 최신 단계에서 새 마스크와 노이즈로 이어집니다.</translation>
    </message>
    <message>
        <source>Estimating was stopped; nothing was changed.</source>
        <translation>추정을 중지했습니다. 바뀐 것은 없습니다.</translation>
    </message>
    <message>
        <source>The picture is too small or too clipped to tell its noise; set it.</source>
        <translation>이미지가 너무 작거나 잘린 값이 너무 많아 노이즈를 알 수 없습니다. 직접 설정하세요.</translation>
    </message>
    <message>
        <source>The picture&apos;s noise is about {share} %</source>
        <translation>이미지의 노이즈는 약 {share} %입니다</translation>
    </message>
    <message>
        <source>Open kernel</source>
        <translation>커널 열기</translation>
    </message>
    <message>
        <source>The kernel is that of {name}</source>
        <translation>{name}의 커널을 불러왔습니다</translation>
    </message>
    <message>
        <source>The recipe&apos;s picture</source>
        <translation>레시피의 이미지</translation>
    </message>
    <message>
        <source>The picture on the canvas</source>
        <translation>캔버스의 이미지</translation>
    </message>
    <message>
        <source>Example: {name}</source>
        <translation>예제: {name}</translation>
    </message>
    <message>
        <source>Choose an example, or open or drop a picture.</source>
        <translation>예제를 고르거나 이미지를 여세요.</translation>
    </message>
    <message>
        <source>{width} × {height} pixels</source>
        <translation>{width} × {height} 픽셀</translation>
    </message>
    <message>
        <source>{across} × {down} of {width} × {height} pixels</source>
        <translation>{width} × {height} 픽셀 중 {across} × {down}</translation>
    </message>
    <message>
        <source>scaled to {across} × {down}</source>
        <translation>크기 조정: {across} × {down}</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>왼쪽</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>오른쪽</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>위</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>아래</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Standard deviation of the spot, in pixels.

Set too small, the result stays blurred; too large, it gets rings and hard edges.

Default: 1.5.</source>
        <translation>번진 점의 표준편차(픽셀)입니다.

너무 작으면 결과가 흐린 채로 남고, 너무 크면 고리와 딱딱한 가장자리가 생깁니다.

기본값: 1.5.</translation>
    </message>
    <message>
        <source>Cut off at</source>
        <translation>절단 크기</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>How far the camera moved, in pixels.

Set too short, edges stay doubled; too long, they get echoes.

Default: 7.</source>
        <translation>카메라가 움직인 거리(픽셀)입니다.

너무 짧으면 가장자리가 겹쳐 보이고, 너무 길면 메아리 같은 자국이 생깁니다.

기본값: 7.</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>방향</translation>
    </message>
    <message>
        <source>Bend</source>
        <translation>휨</translation>
    </message>
    <message>
        <source>Smaller by</source>
        <translation>축소 배율</translation>
    </message>
    <message>
        <source>How many times smaller a side the picture is. At 2 the details almost follow from it; at 8 nearly all of them are the model&apos;s.

Default: 4.</source>
        <translation>이미지의 한 변이 몇 배 작은지 나타냅니다. 2에서는 세부가 거의 이미지에서 정해지고, 8에서는 거의 모두 모델이 만든 것입니다.

기본값: 4.</translation>
    </message>
    <message>
        <source>How</source>
        <translation>방식</translation>
    </message>
    <message>
        <source>Directions</source>
        <translation>방향 수</translation>
    </message>
    <message>
        <source>From how many directions the picture was looked through. With few, the classical answer is full of streaks.

Default: 20.</source>
        <translation>이미지를 몇 방향에서 투과해 보았는지 나타냅니다. 적으면 고전적인 해가 줄무늬로 가득해집니다.

기본값: 20.</translation>
    </message>
    <message>
        <source>Within</source>
        <translation>각도 범위</translation>
    </message>
    <message>
        <source>The angle that the directions span. Below 180°, edges along some directions are not seen at all, and have to be guessed.

Default: 180°.</source>
        <translation>방향들이 걸친 각도입니다. 180°보다 작으면 일부 방향의 가장자리는 전혀 보이지 않아 추측해야 합니다.

기본값: 180°.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>How many measurements there are for each pixel and colour: at 1 as many as unknowns, below 0.1 little is certain.

Default: 0.25.</source>
        <translation>픽셀과 색마다 측정이 몇 개씩 있는지 나타냅니다. 1이면 미지수만큼 있고, 0.1보다 작으면 확실한 것이 거의 없습니다.

기본값: 0.25.</translation>
    </message>
    <message>
        <source>Drawn by</source>
        <translation>측정 시드</translation>
    </message>
    <message>
        <source>By how many pixels the picture goes on at this side. A few follow from what is there; the more there are, the more is invented.

Default: 0.</source>
        <translation>이미지를 이쪽으로 몇 픽셀 늘릴지 정합니다. 몇 픽셀은 있는 내용에서 이어지고, 많을수록 지어낸 부분이 늘어납니다.

기본값: 0.</translation>
    </message>
    <message>
        <source>Side of the square beyond which the spot is taken for black, in pixels; an odd number.

Too small: the spot has hard edges, which no lens has. More than eight times the width changes nothing.

Default: 61.</source>
        <translation>번진 점을 0으로 보는 경계인 정사각형의 한 변(픽셀)이며, 홀수입니다.

너무 작으면 번진 점에 어떤 렌즈에도 없는 딱딱한 가장자리가 생깁니다. 너비의 여덟 배를 넘으면 달라지지 않습니다.

기본값: 61.</translation>
    </message>
    <message>
        <source>In degrees, counter-clockwise from the right.

Too small or too large by a few degrees: streaks aslant across the picture.

Default: 0.</source>
        <translation>오른쪽에서 시계 반대 방향으로 잰 각도(도)입니다.

몇 도만 작거나 커도 이미지를 비스듬히 가로지르는 줄무늬가 생깁니다.

기본값: 0.</translation>
    </message>
    <message>
        <source>By how many degrees the movement turned on its way.

Too little or too much: corners get tails. 0 is straight.

Default: 0.</source>
        <translation>움직이는 동안 방향이 몇 도 꺾였는지 나타냅니다.

너무 작거나 크면 모서리에 꼬리가 생깁니다. 0이면 직선입니다.

기본값: 0.</translation>
    </message>
    <message>
        <source>How it was made smaller. Programs mostly use bicubic; sensors average. The wrong one leaves the result too soft or too hard.

Default: bicubic.</source>
        <translation>이미지를 줄인 방식입니다. 프로그램은 대개 쌍삼차 보간을 쓰고, 센서는 평균을 냅니다. 잘못 고르면 결과가 너무 부드럽거나 너무 거칠어집니다.

기본값: 쌍삼차 보간.</translation>
    </message>
    <message>
        <source>The seed that the random measurements are chosen by. Another one measures other things of the picture, and as many.

Default: 0.</source>
        <translation>무작위 측정을 고르는 데 쓰는 시드입니다. 다른 시드를 쓰면 이미지의 다른 것을 같은 개수만큼 측정합니다.

기본값: 0.</translation>
    </message>
    <message>
        <source>Too long by</source>
        <translation>과다 노출 배율</translation>
    </message>
    <message>
        <source>How many times too long it was exposed. At 1 nothing is clipped; at 4 most of the picture is white.

Default: 2.</source>
        <translation>노출이 몇 배나 길었는지 나타냅니다. 1이면 잘린 값이 없고, 4이면 이미지 대부분이 하얗습니다.

기본값: 2.</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>품질</translation>
    </message>
    <message>
        <source>The file&apos;s quality, 1 to 100. Below 10 there are blocks to be seen; above 50 there is little to restore.

Default: 10.</source>
        <translation>파일의 품질로, 1에서 100까지입니다. 10보다 낮으면 블록이 보이고, 50보다 높으면 복원할 것이 거의 없습니다.

기본값: 10.</translation>
    </message>
    <message>
        <source>Oversampling</source>
        <translation>오버샘플링</translation>
    </message>
    <message>
        <source>How much finer than the picture the transform was taken. Below 2 the picture cannot be told from others.

Default: 2.</source>
        <translation>변환을 이미지보다 몇 배 촘촘하게 했는지 나타냅니다. 2보다 작으면 다른 이미지와 구별할 수 없습니다.

기본값: 2.</translation>
    </message>
    <message>
        <source>Step size</source>
        <translation>스텝 크기</translation>
    </message>
    <message>
        <source>How hard each step is pulled towards the measurement, as published for 1000 steps; it can be turned while a run goes on.

Too small: a fine picture of something else. Too large: nothing more, once each step is as long as the noise allows; it never goes beyond.

Default: 0.3 to 1, by the damage.</source>
        <translation>단계마다 측정값 쪽으로 얼마나 세게 당길지 정합니다. 논문처럼 1000단계를 기준으로 하며, 실행 중에도 돌릴 수 있습니다.

너무 작으면 다른 것의 고운 이미지가 됩니다. 너무 크면 한 스텝이 노이즈가 허락하는 길이에 이른 뒤로는 달라지지 않습니다. 그보다 더 가지 않기 때문입니다.

기본값: 손상에 따라 0.3에서 1.</translation>
    </message>
    <message>
        <source>Stop at the noise</source>
        <translation>노이즈 수준에서 멈춤</translation>
    </message>
    <message>
        <source>Leave a picture alone while it explains the measurement as well as the noise allows; otherwise the noise itself would be fitted.

Default: on.</source>
        <translation>노이즈가 허용하는 만큼 이미지가 측정값을 설명하면 더 건드리지 않습니다. 그러지 않으면 노이즈 자체에 맞추게 됩니다.

기본값: 켬.</translation>
    </message>
    <message>
        <source>Detailed – smooth</source>
        <translation>세밀함 – 부드러움</translation>
    </message>
    <message>
        <source>Small draws detailed samples that differ; 1 comes close to their mean, which is smooth. It can be turned while a run goes on.

Default: 0.3.</source>
        <translation>작으면 서로 다른 세밀한 샘플을 뽑고, 1이면 샘플의 평균에 가까워져 부드럽습니다. 실행 중에도 바꿀 수 있습니다.

기본값: 0.3.</translation>
    </message>
    <message>
        <source>Trust in the model</source>
        <translation>모델 신뢰도</translation>
    </message>
    <message>
        <source>How much the model&apos;s belief counts beside the measurement.

Too little: the noise shows through. Too much: the measurement is not kept.

Default: 1.</source>
        <translation>측정값에 견주어 모델의 예측을 얼마나 반영할지 정합니다.

너무 작으면 노이즈가 비쳐 보이고, 너무 크면 측정값과 맞지 않게 됩니다.

기본값: 1.</translation>
    </message>
    <message>
        <source>Inner steps</source>
        <translation>내부 단계 수</translation>
    </message>
    <message>
        <source>Steps of conjugate gradients at each level, each once back through the network.

One is coarse, more than three gain little.

Default: 2.</source>
        <translation>노이즈 수준마다 하는 켤레 기울기법의 단계 수입니다. 단계마다 네트워크를 한 번 역전파합니다.

하나면 거칠고, 셋을 넘으면 나아지는 것이 거의 없습니다.

기본값: 2.</translation>
    </message>
    <message>
        <source>Fresh noise</source>
        <translation>새 노이즈</translation>
    </message>
    <message>
        <source>How much of the noise is drawn anew at each step. 0: smooth; 1: grainy with few steps.

Default: 0.85.</source>
        <translation>단계마다 노이즈를 얼마나 새로 뽑을지 정합니다. 0이면 부드럽고, 1이면 단계 수가 적을 때 거칠어집니다.

기본값: 0.85.</translation>
    </message>
    <message>
        <source>Go over it</source>
        <translation>반복 횟수</translation>
    </message>
    <message>
        <source>How often each stretch is gone over, which mends seams. 1 is once; 10 takes ten times as long.

Default: 1.</source>
        <translation>구간마다 몇 번 되풀이할지 정합니다. 되풀이하면 이음매가 메워집니다. 1이면 한 번이고, 10이면 열 배 오래 걸립니다.

기본값: 1.</translation>
    </message>
    <message>
        <source>In stretches of</source>
        <translation>구간 길이</translation>
    </message>
    <message>
        <source>How many steps such a stretch has. It acts where each is gone over more than once.

Too short: seams stay. Too long: what had been found is forgotten again.

Default: 10.</source>
        <translation>되풀이하는 구간 하나의 단계 수입니다. 구간을 두 번 이상 되풀이할 때 적용됩니다.

너무 짧으면 이음매가 남고, 너무 길면 찾아냈던 것을 다시 잊습니다.

기본값: 10.</translation>
    </message>
    <message>
        <source>The picture to restore, or to try a restoration on. What the model has not learned comes back badly: a photograph wants a model of photographs.

Default: the opened picture.</source>
        <translation>복원할 이미지, 또는 복원을 시험해 볼 이미지입니다. 모델이 배우지 않은 것은 잘 복원되지 않습니다. 사진에는 사진을 배운 모델이 필요합니다.

기본값: 연 이미지.</translation>
    </message>
    <message>
        <source>Simulate: the picture is good, is damaged here, and the answer is compared with it. Damaged already: the picture itself is what was measured.

Default: simulate.</source>
        <translation>손상 시뮬레이션: 온전한 이미지를 여기서 손상시키고, 답을 원본과 비교합니다. 이미 손상된 이미지: 이미지 자체가 측정된 것입니다.

기본값: 손상 시뮬레이션.</translation>
    </message>
    <message>
        <source>What happened to the picture: y = A(x) + noise. A damage that is not the true one leaves rings, echoes or a picture that stays damaged.

Default: missing parts.</source>
        <translation>이미지에 일어난 일입니다: y = A(x) + 노이즈. 실제와 다른 손상을 고르면 고리나 메아리 같은 자국이 생기거나 이미지가 손상된 채로 남습니다.

기본값: 빠진 부분(인페인팅).</translation>
    </message>
    <message>
        <source>What finds the picture again. Those that fit the damage are offered, the best one first.

Default: the best one.</source>
        <translation>이미지를 되찾는 방법입니다. 손상에 알맞은 것만, 가장 좋은 것부터 보여 줍니다.

기본값: 가장 좋은 것.</translation>
    </message>
    <message>
        <source>What the picture shows, if you know and the model has a name for it. What is not there is not to be named: it would be put there.

Default: not said.</source>
        <translation>이미지에 담긴 것입니다. 알고 있고 모델에 그 이름이 있을 때 고릅니다. 이미지에 없는 것은 고르지 마세요. 고르면 그것을 그려 넣게 됩니다.

기본값: 지정 안 함.</translation>
    </message>
    <message>
        <source>The number that the samples&apos; own noise is drawn from. The same seed and settings find the same answers; sample 2 has the seed after it, and so on.</source>
        <translation>샘플의 노이즈를 만드는 바탕이 되는 수입니다. 시드와 설정이 같으면 같은 답이 나옵니다. 두 번째 샘플은 그다음 시드를 쓰며, 나머지도 마찬가지입니다.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>용도</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>What knows how pictures look; it works at its own size.</source>
        <translation>이미지가 어떻게 생겼는지 아는 모델입니다. 모델 고유의 크기로 작동합니다.</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>손상</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Standard deviation of the measurement&apos;s noise, in per cent of the full range.

Stated too low, the noise is taken for detail; too high, true details are smoothed away.

Default: 0.</source>
        <translation>측정 노이즈의 표준편차로, 전체 범위에 대한 백분율입니다.

너무 낮게 잡으면 노이즈를 세부로 여기고, 너무 높게 잡으면 실제 세부까지 뭉개집니다.

기본값: 0.</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>빛</translation>
    </message>
    <message>
        <source>How many photons met a white pixel, where light was so faint that they can be counted (Poisson noise, upon the other): bright parts are then noisier than dark ones.

Below 100 the grain is plain to see; above 1000 it hardly is.

Default: plenty.</source>
        <translation>빛이 약해 광자를 셀 수 있을 때, 흰 픽셀 하나에 닿은 광자의 수입니다(다른 노이즈에 더해지는 푸아송 노이즈). 이때는 밝은 부분이 어두운 부분보다 노이즈가 많습니다.

100보다 작으면 입자가 뚜렷이 보이고, 1000보다 크면 거의 보이지 않습니다.

기본값: 충분함.</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>솔버</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>In how many steps the answer is found.

Too few: it is blurred, or does not explain the measurement. Too many: it only takes longer.

Default: the solver&apos;s own.</source>
        <translation>답을 찾는 데 거치는 단계의 수입니다.

너무 적으면 흐리거나 측정값을 설명하지 못하고, 너무 많으면 시간만 더 걸립니다.

기본값: 솔버가 정한 값.</translation>
    </message>
    <message>
        <source>It shows</source>
        <translation>이미지 내용</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>샘플 수</translation>
    </message>
    <message>
        <source>How many answers are drawn. One is a guess; eight or more show where they agree, which can be trusted, and where not.

Default: 8.</source>
        <translation>답을 몇 개 뽑을지 정합니다. 하나는 추측일 뿐이고, 여덟 개 이상이면 어디가 서로 일치해 믿을 만하고 어디가 그렇지 않은지 보입니다.

기본값: 8.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>y, the measurement</source>
        <translation>y, 측정값</translation>
    </message>
    <message>
        <source>What is known of the picture: all that the solver gets to see. Hold Tab to see the original.</source>
        <translation>이미지에 대해 알려진 것으로, 솔버가 보는 전부입니다. Tab을 누르고 있으면 원본이 보입니다.</translation>
    </message>
    <message>
        <source>Measuring takes a while; y is seen as soon as it is there.</source>
        <translation>측정에 시간이 걸립니다. 끝나는 대로 y가 보입니다.</translation>
    </message>
    <message>
        <source>y is measured when the run&apos;s step is done.</source>
        <translation>실행의 단계가 끝나면 y를 측정합니다.</translation>
    </message>
    <message>
        <source>Measuring was stopped; change something to measure again.</source>
        <translation>측정을 중지했습니다. 다시 측정하려면 무언가를 바꾸세요.</translation>
    </message>
    <message>
        <source>The strength of each wave, as its logarithm and with the constant one in the middle; the solver is given the strengths themselves. Hold Tab to see the original.</source>
        <translation>각 파동의 세기를 로그로, 상수 파동을 가운데에 두고 보여 줍니다. 솔버는 세기 자체를 받습니다. Tab을 누르고 있으면 원본이 보입니다.</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Boat</source>
        <translation>배</translation>
    </message>
    <message>
        <source>House</source>
        <translation>집</translation>
    </message>
    <message>
        <source>Flower</source>
        <translation>꽃</translation>
    </message>
    <message>
        <source>Fish</source>
        <translation>물고기</translation>
    </message>
    <message>
        <source>Balloon</source>
        <translation>열기구</translation>
    </message>
    <message>
        <source>Cat</source>
        <translation>고양이</translation>
    </message>
    <message>
        <source>Simulate the damage</source>
        <translation>손상 시뮬레이션</translation>
    </message>
    <message>
        <source>It is damaged already</source>
        <translation>이미 손상된 이미지</translation>
    </message>
    <message>
        <source>{count} photons a white pixel</source>
        <translation>흰 픽셀당 광자 {count}개</translation>
    </message>
    <message>
        <source>Plenty</source>
        <translation>충분함</translation>
    </message>
    <message>
        <source>{solver} (best here)</source>
        <translation>{solver} (여기에 가장 알맞음)</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>지정 안 함</translation>
    </message>
    <message>
        <source>Measurement noise</source>
        <translation>측정 노이즈</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Paint the mask</source>
        <translation>마스크 칠하기</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>이미지 고르기…</translation>
    </message>
    <message>
        <source>Estimate from the picture</source>
        <translation>이미지에서 추정</translation>
    </message>
    <message>
        <source>Stop estimating</source>
        <translation>추정 중지</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>열기…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Open a picture from disk…</source>
        <translation>디스크에서 이미지 열기…</translation>
    </message>
    <message>
        <source>Take the brush in hand, and paint over what is to be made anew.</source>
        <translation>브러시를 들고, 새로 만들 곳을 칠하세요.</translation>
    </message>
    <message>
        <source>Read the kernel from a picture with an odd number of pixels a side.</source>
        <translation>한 변의 픽셀 수가 홀수인 이미지에서 커널을 읽습니다.</translation>
    </message>
    <message>
        <source>Begin again with a single point.</source>
        <translation>점 하나에서 다시 시작합니다.</translation>
    </message>
    <message>
        <source>Tell the noise from the picture itself. In a blurred or enlarged picture it is told as less than it was; fine texture counts as noise.</source>
        <translation>이미지 자체에서 노이즈를 추정합니다. 흐리거나 확대된 이미지에서는 실제보다 작게 나오며, 고운 질감은 노이즈로 칩니다.</translation>
    </message>
    <message>
        <source>Tell the blur from the picture itself: the likeliest round spot or straight movement, to be changed afterwards. What is smooth by itself, such as clouds, seems more blurred than it is; a small or plain picture tells little.</source>
        <translation>이미지 자체에서 흐림을 알아냅니다. 가장 그럴듯한 둥근 점이나 곧은 움직임을 찾으며, 나중에 바꿀 수 있습니다. 구름처럼 본래 매끄러운 것은 실제보다 더 흐린 것으로 보이고, 작거나 단조로운 이미지로는 알기 어렵습니다.</translation>
    </message>
    <message>
        <source>Other noise of the same strength</source>
        <translation>세기가 같은 다른 노이즈</translation>
    </message>
    <message>
        <source>A new seed</source>
        <translation>새 시드</translation>
    </message>
    <message>
        <source>Keep this seed; else each Restore takes a new one</source>
        <translation>이 시드를 고정합니다. 고정하지 않으면 복원할 때마다 새 시드를 씁니다</translation>
    </message>
    <message>
        <source>What a bright point becomes. A kernel of any shape is drawn here: the right button, or Alt, erases.</source>
        <translation>밝은 점 하나가 어떻게 퍼지는지 나타냅니다. 임의 모양의 커널은 여기에 그리며, 오른쪽 버튼이나 Alt는 지웁니다.</translation>
    </message>
    <message>
        <source>Open a model first.</source>
        <translation>먼저 모델을 여세요.</translation>
    </message>
    <message>
        <source>Choose a picture to restore first.</source>
        <translation>먼저 복원할 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>The edges leave nothing of the picture; make them narrower.</source>
        <translation>가장자리를 빼면 이미지가 남지 않습니다. 가장자리를 좁히세요.</translation>
    </message>
    <message>
        <source>No edge is to be added; set how far it goes on.</source>
        <translation>더할 가장자리가 없습니다. 얼마나 넓힐지 정하세요.</translation>
    </message>
    <message>
        <source>The kernel is black all over; draw what a bright point became.</source>
        <translation>커널이 온통 검은색입니다. 밝은 점이 어떻게 퍼졌는지 그리세요.</translation>
    </message>
    <message>
        <source>There is no noise to take away; say how much the measurement has.</source>
        <translation>없앨 노이즈가 없습니다. 측정값에 노이즈가 얼마나 있는지 정하세요.</translation>
    </message>
    <message>
        <source>No mask yet: paint over what is to be made anew.</source>
        <translation>아직 마스크가 없습니다. 새로 만들 곳을 칠하세요.</translation>
    </message>
    <message>
        <source>The mask is that of another picture; paint it here.</source>
        <translation>다른 이미지의 마스크입니다. 이 이미지에 마스크를 칠하세요.</translation>
    </message>
    <message>
        <source>Within the frame nothing is masked; paint there, or move the frame.</source>
        <translation>틀 안에 마스크를 씌운 부분이 없습니다. 틀 안을 칠하거나 틀을 옮기세요.</translation>
    </message>
    <message>
        <source>No pixel is masked fully, and without noise what is masked in part is known; paint with a harder brush.</source>
        <translation>완전히 가려진 픽셀이 없습니다. 잡음이 없으면 일부만 가려진 곳은 이미 알려진 곳이므로, 더 단단한 브러시로 칠하세요.</translation>
    </message>
    <message>
        <source>The mask covers all of the frame; leave a part free to go by.</source>
        <translation>마스크가 틀 전체를 덮고 있습니다. 실마리가 될 부분을 남겨 두세요.</translation>
    </message>
    <message>
        <source>The mask covers the whole picture; leave a part free to go by.</source>
        <translation>마스크가 이미지 전체를 덮고 있습니다. 실마리가 될 부분을 남겨 두세요.</translation>
    </message>
    <message>
        <source>The picture is too large to go into a recipe, and not in a file as it is; save it as PNG and open that, or choose a part of it.</source>
        <translation>이미지가 레시피에 담기에는 너무 크고, 파일에 그대로 들어 있지도 않습니다. PNG로 저장해 그 파일을 열거나, 이미지의 일부를 고르세요.</translation>
    </message>
    <message>
        <source>Missing parts (inpainting)</source>
        <translation>빠진 부분(인페인팅)</translation>
    </message>
    <message>
        <source>What the mask covers is unknown and is made anew; every other pixel stays as it is, bit for bit, as long as the noise is 0.</source>
        <translation>마스크로 덮인 부분은 모르는 것으로 보고 새로 만듭니다. 노이즈가 0이면 나머지 픽셀은 비트 하나까지 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Beyond the edges (outpainting)</source>
        <translation>가장자리 바깥(아웃페인팅)</translation>
    </message>
    <message>
        <source>The picture goes on beyond its edges, by so many pixels a side.</source>
        <translation>이미지를 가장자리 바깥으로, 변마다 정한 픽셀 수만큼 이어 그립니다.</translation>
    </message>
    <message>
        <source>Gaussian blur</source>
        <translation>가우시안 흐림</translation>
    </message>
    <message>
        <source>Out of focus: every point became a soft round spot.</source>
        <translation>초점이 맞지 않아 모든 점이 부드럽고 둥근 얼룩이 되었습니다.</translation>
    </message>
    <message>
        <source>Motion blur</source>
        <translation>움직임 흐림</translation>
    </message>
    <message>
        <source>The camera moved: every point became a line or an arc.</source>
        <translation>카메라가 움직여 모든 점이 선이나 호가 되었습니다.</translation>
    </message>
    <message>
        <source>Blur of any shape</source>
        <translation>임의 모양의 흐림</translation>
    </message>
    <message>
        <source>Draw what a bright point became, or open a picture of it (the kernel).</source>
        <translation>밝은 점이 어떻게 퍼졌는지 그리거나, 그 모양의 이미지(커널)를 여세요.</translation>
    </message>
    <message>
        <source>Too small (super-resolution)</source>
        <translation>너무 작음(초해상도)</translation>
    </message>
    <message>
        <source>The picture was made smaller, and its details are lost.</source>
        <translation>이미지가 작아지면서 세부를 잃었습니다.</translation>
    </message>
    <message>
        <source>The picture is whole but noisy; say below how much.</source>
        <translation>이미지는 온전하지만 노이즈가 있습니다. 얼마나 있는지 아래에서 정하세요.</translation>
    </message>
    <message>
        <source>Tomography</source>
        <translation>단층 촬영</translation>
    </message>
    <message>
        <source>Only shadows of the picture from some directions are known (a sinogram).</source>
        <translation>몇몇 방향에서 본 이미지의 그림자(사이노그램)만 알고 있습니다.</translation>
    </message>
    <message>
        <source>Grey (colourisation)</source>
        <translation>흑백(채색)</translation>
    </message>
    <message>
        <source>Only the brightness is known; many colourings explain it.</source>
        <translation>밝기만 알고 있습니다. 여기에 맞는 채색은 여러 가지입니다.</translation>
    </message>
    <message>
        <source>Random measurements</source>
        <translation>무작위 측정</translation>
    </message>
    <message>
        <source>Compressed sensing: a few random sums of pixels are known.</source>
        <translation>압축 센싱: 픽셀의 무작위 합 몇 개만 알고 있습니다.</translation>
    </message>
    <message>
        <source>Overexposed</source>
        <translation>노출 과다</translation>
    </message>
    <message>
        <source>The brightest and the darkest parts were clipped. Not linear: for DAPS and DPS.</source>
        <translation>가장 밝은 곳과 가장 어두운 곳이 잘렸습니다. 선형이 아니며, DAPS와 DPS로 풉니다.</translation>
    </message>
    <message>
        <source>Blocks and rings of strong compression. Not linear: for DAPS and DPS.</source>
        <translation>강한 압축의 블록과 고리입니다. 선형이 아니며, DAPS와 DPS로 풉니다.</translation>
    </message>
    <message>
        <source>Only the strength of the Fourier transform is known. The hardest of all, and not linear: for DAPS and DPS.</source>
        <translation>푸리에 변환의 세기만 알려져 있습니다. 가장 어렵고 선형이 아니며, DAPS와 DPS로 풉니다.</translation>
    </message>
    <message>
        <source>JPEG</source>
        <translation>JPEG</translation>
    </message>
    <message>
        <source>Phase retrieval</source>
        <translation>위상 복원</translation>
    </message>
    <message>
        <source>Samples that vary as they should, with nothing to tune. One network call a step, never back through the network. With fewer than 25 steps grain is left over.</source>
        <translation>불확실한 만큼 서로 다른 샘플을 얻으며, 조정할 것이 없습니다. 단계마다 네트워크를 한 번 호출하고, 네트워크를 거슬러 가지 않습니다. 25단계보다 적으면 거친 입자가 남습니다.</translation>
    </message>
    <message>
        <source>Quick: one network call a step and no gradient. The slider leads from detailed to smooth.</source>
        <translation>빠름: 단계마다 네트워크를 한 번 호출하고 기울기는 쓰지 않습니다. 슬라이더로 세밀함과 매끄러움 사이를 조절합니다.</translation>
    </message>
    <message>
        <source>Knows which pixels belong together: for large holes. Goes back through the network, about three times the time a step or more.</source>
        <translation>어떤 픽셀이 서로 관련되는지 알고 있어 큰 구멍에 알맞습니다. 네트워크를 거쳐 역전파하므로 단계마다 시간이 세 배쯤이나 그 이상 걸립니다.</translation>
    </message>
    <message>
        <source>The classic, for any damage, even one that is not linear. Needs many steps, each back through the network: about three times the time.</source>
        <translation>고전적인 방법으로, 선형이 아닌 것을 포함해 어떤 손상에도 쓸 수 있습니다. 단계가 많이 필요하고, 단계마다 네트워크를 거쳐 역전파하므로 시간이 세 배쯤 걸립니다.</translation>
    </message>
    <message>
        <source>MMPS with a single number for all that is uncertain: quicker, less exact. Goes back through the network once a step.</source>
        <translation>불확실성 전체를 수 하나로 나타낸 MMPS입니다. 더 빠르지만 덜 정확합니다. 단계마다 네트워크를 거쳐 한 번 역전파합니다.</translation>
    </message>
    <message>
        <source>An answer in 20 network calls. Its samples vary less than they should.</source>
        <translation>네트워크를 20번 호출해 답을 냅니다. 샘플은 제대로 된 것보다 덜 다양합니다.</translation>
    </message>
    <message>
        <source>Replacement</source>
        <translation>바꿔 넣기</translation>
    </message>
    <message>
        <source>Pastes in what is known at every step, as most programs do. Seams may show; going back and forth in time mends them.</source>
        <translation>대부분의 프로그램처럼, 아는 부분을 단계마다 붙여 넣습니다. 이음매가 보일 수 있으며, 시간을 앞뒤로 오가면 이음매가 줄어듭니다.</translation>
    </message>
    <message>
        <source>Bicubic</source>
        <translation>쌍삼차 보간</translation>
    </message>
    <message>
        <source>Bilinear</source>
        <translation>쌍선형 보간</translation>
    </message>
    <message>
        <source>Average of each block</source>
        <translation>블록마다 평균</translation>
    </message>
    <message>
        <source>Every nth pixel</source>
        <translation>n번째 픽셀마다</translation>
    </message>
    <message>
        <source>No blur can be told from this picture: it is sharp, plain or too small; set it.</source>
        <translation>이 이미지에서는 흐림을 알아낼 수 없습니다. 선명하거나 단조롭거나 너무 작습니다. 직접 정하세요.</translation>
    </message>
    <message>
        <source>A round blur of about {sigma} pixels</source>
        <translation>약 {sigma}픽셀의 둥근 흐림</translation>
    </message>
    <message>
        <source>A movement of about {length} pixels at {angle}°</source>
        <translation>{angle}° 방향으로 약 {length}픽셀의 움직임</translation>
    </message>
    <message>
        <source>Boat, with a hole to fill</source>
        <translation>구멍 난 배</translation>
    </message>
    <message>
        <source>House, blurred</source>
        <translation>흐려진 집</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>another run goes on</source>
        <translation>다른 실행이 진행 중</translation>
    </message>
    <message>
        <source>{count} waiting</source>
        <translation>{count}개 대기 중</translation>
    </message>
    <message>
        <source>{count} of a comparison</source>
        <translation>비교 {count}장 남음</translation>
    </message>
    <message>
        <source>{count} paused</source>
        <translation>{count}개 일시정지됨</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>준비 중…</translation>
    </message>
    <message>
        <source>Step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Pausing after this step…</source>
        <translation>이 단계가 끝나면 일시정지합니다…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시정지됨</translation>
    </message>
    <message>
        <source>Paused at step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계에서 일시정지됨</translation>
    </message>
    <message>
        <source>Stopping after this step…</source>
        <translation>이 단계가 끝나면 중지합니다…</translation>
    </message>
    <message>
        <source>Finished, {steps} steps</source>
        <translation>완료, {steps}단계</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>stops after this one</source>
        <translation>이번 작업 뒤에 멈춤</translation>
    </message>
    <message>
        <source>the queue is paused</source>
        <translation>대기열이 일시정지되었습니다</translation>
    </message>
    <message>
        <source>Runs are made one after the other. A click shows them all, in their order. Alt+Right shows the next one on the canvas, Alt+Left the one before.</source>
        <translation>실행은 하나씩 차례로 만듭니다. 클릭하면 모두 순서대로 보여 줍니다. Alt+오른쪽은 다음 실행을, Alt+왼쪽은 이전 실행을 캔버스에 보여 줍니다.</translation>
    </message>
    <message>
        <source>Making the run before again: step {k} of {steps}</source>
        <translation>이전 실행을 다시 만드는 중: {steps}단계 중 {k}단계</translation>
    </message>
    <message>
        <source>Stopped at step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계에서 중지됨</translation>
    </message>
    <message>
        <source>Failed at step {k}</source>
        <translation>{k}단계에서 실패</translation>
    </message>
    <message>
        <source>Finished, 1 step</source>
        <translation>완료, 1단계</translation>
    </message>
    <message>
        <source>Finished, {steps} steps in {seconds} s</source>
        <translation>완료: {steps}단계, {seconds}초</translation>
    </message>
    <message>
        <source>Finished, 1 step in {seconds} s</source>
        <translation>완료: 1단계, {seconds}초</translation>
    </message>
    <message>
        <source>{rate} steps/s</source>
        <translation>초당 {rate}단계</translation>
    </message>
    <message>
        <source>{seconds} s a step</source>
        <translation>단계당 {seconds}초</translation>
    </message>
    <message>
        <source>less than 1 s left</source>
        <translation>1초 안에 끝남</translation>
    </message>
    <message>
        <source>about {seconds} s left</source>
        <translation>약 {seconds}초 남음</translation>
    </message>
    <message>
        <source>about {minutes} min left</source>
        <translation>약 {minutes}분 남음</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>A branch goes on with the model of its run, {model}.</source>
        <translation>분기는 원래 실행의 모델({model})로 이어집니다. 패널에서 그 모델을 고르세요.</translation>
    </message>
    <message>
        <source>The model of this run, {model}, is no longer there. {other} makes pictures of the same size with the same noise levels: branch with it instead.</source>
        <translation>이 실행의 모델 {model}이(가) 더는 없습니다. {other} 모델이 같은 크기와 같은 노이즈 수준으로 이미지를 만듭니다. 그 모델로 분기하세요.</translation>
    </message>
    <message>
        <source>The model of this run, {model}, is no longer there, and none that is known makes pictures of its size with its noise levels; open one.</source>
        <translation>이 실행의 모델 {model}이(가) 더는 없고, 아는 모델 가운데 같은 크기와 노이즈 수준으로 만드는 것이 없습니다. 하나를 여세요.</translation>
    </message>
</context>
<context>
    <name>SaveAs</name>
    <message>
        <source>Save pictures in</source>
        <translation>이미지를 저장할 폴더</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>이미지 ({kinds})</translation>
    </message>
    <message>
        <source>Measuring…</source>
        <translation>측정 중…</translation>
    </message>
    <message>
        <source>{size}; every pixel is kept.</source>
        <translation>{size}, 모든 픽셀이 그대로 남습니다.</translation>
    </message>
    <message>
        <source>{size}; pixels move by up to {largest} of 255, typically by {rms} (measured).</source>
        <translation>{size}, 픽셀이 255 가운데 많게는 {largest}, 보통 {rms} 달라집니다 (측정값).</translation>
    </message>
    <message>
        <source>The recipe goes along, and brings the settings back when the file is dropped on the window. Sites and messengers often take it out; send a PNG as a file then.</source>
        <translation>레시피가 함께 가며, 파일을 창에 끌어다 놓으면 설정이 되살아납니다. 웹사이트와 메신저는 레시피를 없애기도 하니, 그때는 PNG를 파일로 보내세요.</translation>
    </message>
    <message>
        <source>This one holds pictures and is long ({size}): few programs that save a JPEG anew keep it. PNG and WebP are safer.</source>
        <translation>이 레시피는 이미지를 담아 깁니다 ({size}). JPEG를 다시 저장하면서 이것을 남기는 프로그램은 적습니다. PNG와 WebP가 더 안전합니다.</translation>
    </message>
    <message>
        <source>It does not hold {files}, which is too large: give that along.</source>
        <translation>{files}은(는) 너무 커서 들어가지 않습니다. 함께 건네세요.</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>다른 이름으로 저장</translation>
    </message>
    <message>
        <source>WebP, lossless</source>
        <translation>WebP, 무손실</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>품질</translation>
    </message>
    <message>
        <source>PNG and lossless WebP keep every pixel, so that the picture can be checked to the last one. The others are smaller, and lose what the eye hardly sees.</source>
        <translation>PNG와 무손실 WebP는 모든 픽셀을 남기므로 이미지를 마지막 픽셀까지 확인할 수 있습니다. 나머지는 더 작고, 눈에 거의 띄지 않는 것을 잃습니다.</translation>
    </message>
    <message>
        <source>How finely a format that loses something is written. Below 50, blocks and smears are seen; above 95 the file grows and nothing more is. Default: 90.</source>
        <translation>손실이 있는 형식을 얼마나 곱게 쓸지 정합니다. 50보다 낮으면 블록과 얼룩이 보이고, 95보다 높으면 파일만 커집니다. 기본값: 90.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Choose where, and save in this format.</source>
        <translation>위치를 고르고 이 형식으로 저장합니다.</translation>
    </message>
    <message>
        <source>Keeps every pixel, and every program opens it.</source>
        <translation>모든 픽셀을 남기며, 어떤 프로그램으로도 열립니다.</translation>
    </message>
    <message>
        <source>Keeps every pixel in a smaller file; some programs do not open it.</source>
        <translation>더 작은 파일에 모든 픽셀을 남깁니다. 열지 못하는 프로그램도 있습니다.</translation>
    </message>
    <message>
        <source>The smallest files, for pages; loses a little.</source>
        <translation>웹 페이지에 알맞은 가장 작은 파일이며, 조금 잃습니다.</translation>
    </message>
    <message>
        <source>Small, and every program opens it; loses a little.</source>
        <translation>작고 어떤 프로그램으로도 열립니다. 조금 잃습니다.</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Save pictures in</source>
        <translation>이미지를 저장할 폴더</translation>
    </message>
    <message>
        <source>Saved {name} in {folder}</source>
        <translation>{folder}에 {name} 저장됨</translation>
    </message>
    <message>
        <source>Saved {count} pictures in {folder}</source>
        <translation>{folder}에 이미지 {count}개 저장됨</translation>
    </message>
    <message>
        <source>Saved {count} files in {folder}</source>
        <translation>{folder}에 파일 {count}개 저장됨</translation>
    </message>
    <message>
        <source>Copied to the clipboard</source>
        <translation>클립보드에 복사했습니다</translation>
    </message>
    <message>
        <source>The recipe was copied to the clipboard</source>
        <translation>레시피를 클립보드에 복사했습니다</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>1 picture</source>
        <translation>이미지 1장</translation>
    </message>
    <message>
        <source>A branch goes on with the model of the run it starts from.</source>
        <translation>분기는 출발하는 실행의 모델을 그대로 이어 씁니다.</translation>
    </message>
    <message>
        <source>A branch has the batch and the picture size of the run it starts from: {wanted}, not {shape}.</source>
        <translation>분기의 배치와 이미지 크기는 출발하는 실행과 같아야 합니다: {shape}이(가) 아니라 {wanted}이어야 합니다.</translation>
    </message>
    <message>
        <source>A branch needs the run that it starts from; make that first.</source>
        <translation>분기하려면 출발할 실행이 있어야 합니다. 그 실행을 먼저 만드세요.</translation>
    </message>
    <message>
        <source>A classifier leads towards a label; choose one ({some}).</source>
        <translation>분류기는 레이블 쪽으로 이끕니다. 레이블을 고르세요({some}).</translation>
    </message>
    <message>
        <source>A classifier sees pictures of the model&apos;s own size alone; leave the tiles or the classifier scale out.</source>
        <translation>분류기는 모델 본래 크기의 이미지만 봅니다. 타일이나 분류기 강도를 빼세요.</translation>
    </message>
    <message>
        <source>A name and password in an address would be kept; leave them out.</source>
        <translation>주소에 든 이름과 암호는 그대로 저장됩니다. 빼고 적으세요.</translation>
    </message>
    <message>
        <source>A paused run</source>
        <translation>일시정지한 실행</translation>
    </message>
    <message>
        <source>A picture of {width} x {height} pixels is too large for a recipe; save it as a PNG file and open that, or work on a part of it.</source>
        <translation>{width} x {height}픽셀 이미지는 레시피에 담기에 너무 큽니다. PNG 파일로 저장해서 열거나 일부만 작업하세요.</translation>
    </message>
    <message>
        <source>A thousand kinds of things and animals, chosen by label; made for classifier guidance.</source>
        <translation>천 가지 사물과 동물을 레이블로 골라 만듭니다. 분류기 유도에 알맞습니다.</translation>
    </message>
    <message>
        <source>ADM FFHQ 256x256</source>
        <translation>ADM FFHQ 256x256</translation>
    </message>
    <message>
        <source>ADM ImageNet 256x256 without labels</source>
        <translation>ADM ImageNet 256x256, 레이블 없음</translation>
    </message>
    <message>
        <source>ADM ImageNet classifier {side}x{side}</source>
        <translation>ADM ImageNet {side}x{side} 분류기</translation>
    </message>
    <message>
        <source>ADM ImageNet {side}x{side}</source>
        <translation>ADM ImageNet {side}x{side}</translation>
    </message>
    <message>
        <source>ADM LSUN {kind} 256x256</source>
        <translation>ADM LSUN {kind} 256x256</translation>
    </message>
    <message>
        <source>ADM networks (guided-diffusion, improved-diffusion) and diffusers folders can be opened</source>
        <translation>ADM 네트워크(guided-diffusion, improved-diffusion)와 diffusers 폴더를 열 수 있습니다</translation>
    </message>
    <message>
        <source>Another Diffusion Studio is downloading {name}; wait for it.</source>
        <translation>다른 Diffusion Studio가 {name}을(를) 내려받고 있습니다. 끝날 때까지 기다리세요.</translation>
    </message>
    <message>
        <source>Another program is writing to the library; try again when it has ended.</source>
        <translation>다른 프로그램이 라이브러리에 쓰고 있습니다. 끝난 뒤에 다시 시도하십시오.</translation>
    </message>
    <message>
        <source>Bedrooms</source>
        <translation>침실</translation>
    </message>
    <message>
        <source>Bedrooms.</source>
        <translation>침실.</translation>
    </message>
    <message>
        <source>Cats</source>
        <translation>고양이</translation>
    </message>
    <message>
        <source>Cats.</source>
        <translation>고양이.</translation>
    </message>
    <message>
        <source>Churches and other buildings, from outside.</source>
        <translation>교회와 다른 건물의 바깥 모습.</translation>
    </message>
    <message>
        <source>DDPM {place}</source>
        <translation>DDPM {place}</translation>
    </message>
    <message>
        <source>DDRM needs the singular vectors of a measurement, which are not known of {operator}; use DAPS or DiffPIR</source>
        <translation>DDRM에는 측정의 특이 벡터가 필요한데 {operator}에서는 알 수 없습니다. DAPS나 DiffPIR을 쓰세요</translation>
    </message>
    <message>
        <source>Delete {pictures}</source>
        <translation>삭제: {pictures}</translation>
    </message>
    <message>
        <source>Everyday photographs of all kinds; the usual network for repairing pictures.</source>
        <translation>온갖 일상 사진. 이미지 복원에 널리 쓰이는 네트워크입니다.</translation>
    </message>
    <message>
        <source>Faces of well-known people.</source>
        <translation>유명인의 얼굴.</translation>
    </message>
    <message>
        <source>Faces; small for its size of picture, and the usual network for repairing faces.</source>
        <translation>얼굴. 이미지 크기에 비해 작고, 얼굴 복원에 널리 쓰이는 네트워크입니다.</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>파일 이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>For research, not commercial, as the FFHQ pictures are.</source>
        <translation>FFHQ 이미지처럼 연구용이며 상업적으로는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>For research; see the model card in the source.</source>
        <translation>연구용입니다. 출처의 모델 카드를 보세요.</translation>
    </message>
    <message>
        <source>From there {most} steps can be made at most; ask for {all} in all.</source>
        <translation>거기서는 최대 {most}단계를 만들 수 있습니다. 모두 {all}단계로 정하세요.</translation>
    </message>
    <message>
        <source>Guidance drives {share:.0%} of a picture&apos;s values out of the range of pictures, where they are clipped: its colours saturate. {advice}</source>
        <translation>가이던스가 이미지 값의 {share:.0%}를 이미지 범위 밖으로 밀어내 잘립니다. 색이 포화됩니다. {advice}</translation>
    </message>
    <message>
        <source>Guidance outweighs the model: it moves the prediction by {ratio:.1f} times its own size. Lower the scale, or guide a part of the run alone.</source>
        <translation>가이던스가 모델을 압도합니다. 예측을 예측 자체 크기의 {ratio:.1f}배만큼 움직입니다. 강도를 낮추거나 실행의 일부에서만 이끄세요.</translation>
    </message>
    <message>
        <source>Guides networks of its size to a label; makes no pictures by itself.</source>
        <translation>같은 크기의 네트워크를 레이블 쪽으로 이끕니다. 스스로 이미지를 만들지는 않습니다.</translation>
    </message>
    <message>
        <source>Horses</source>
        <translation>말</translation>
    </message>
    <message>
        <source>In {folder} lies another library than last time, and is used; if that is not wanted, connect the right disk, or choose another folder.</source>
        <translation>{folder}에 지난번과 다른 라이브러리가 있어 그것을 사용합니다. 원하지 않으면 맞는 디스크를 연결하거나 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>입출력 오류</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>폴더입니다</translation>
    </message>
    <message>
        <source>JPEG stores pictures of 1 or 3 colours, not of {channels}</source>
        <translation>JPEG는 1색이나 3색 이미지를 저장합니다. {channels}색은 안 됩니다</translation>
    </message>
    <message>
        <source>JPEG&apos;s quality is a number from 1 to 100, not {quality}</source>
        <translation>JPEG 품질은 1에서 100까지의 수입니다(지금 {quality})</translation>
    </message>
    <message>
        <source>LSUN bedroom 256x256</source>
        <translation>LSUN 침실 256x256</translation>
    </message>
    <message>
        <source>LSUN cat 256x256</source>
        <translation>LSUN 고양이 256x256</translation>
    </message>
    <message>
        <source>LSUN church 256x256</source>
        <translation>LSUN 교회 256x256</translation>
    </message>
    <message>
        <source>Lower the scale, or let the guided part begin later.</source>
        <translation>강도를 낮추거나 이끄는 구간을 더 늦게 시작하세요.</translation>
    </message>
    <message>
        <source>Lower the scale.</source>
        <translation>강도를 낮추세요.</translation>
    </message>
    <message>
        <source>MIT; for research, not for commercial use (its model card)</source>
        <translation>MIT. 연구용이며 상업적으로는 쓸 수 없습니다(모델 카드)</translation>
    </message>
    <message>
        <source>Memory is short: the network now takes 1 picture at a time.</source>
        <translation>메모리가 모자랍니다. 이제 네트워크가 이미지를 한 번에 1장씩 받습니다.</translation>
    </message>
    <message>
        <source>Memory is short: the network now takes {count} pictures at a time.</source>
        <translation>메모리가 모자랍니다. 이제 네트워크가 이미지를 한 번에 {count}장씩 받습니다.</translation>
    </message>
    <message>
        <source>No classifier comes with {model}; name one, or leave the classifier scale out.</source>
        <translation>{model}에 딸린 분류기가 없습니다. 분류기를 지정하거나 분류기 강도를 빼세요.</translation>
    </message>
    <message>
        <source>No download {name!r} was begun.</source>
        <translation>{name!r} 내려받기는 시작된 적이 없습니다.</translation>
    </message>
    <message>
        <source>No mode has that label; choose another.</source>
        <translation>그 레이블을 가진 봉우리가 없습니다. 다른 것을 고르세요.</translation>
    </message>
    <message>
        <source>No model comes with this copy of the program; open one from disk.</source>
        <translation>이 프로그램에는 딸린 모델이 없습니다. 디스크에서 여세요.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>디스크에 남은 공간이 없습니다</translation>
    </message>
    <message>
        <source>No star: {pictures}</source>
        <translation>별표 해제: {pictures}</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>그런 파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>None is given; its pictures (FFHQ) are not for commercial use</source>
        <translation>밝힌 것이 없습니다. 학습한 이미지(FFHQ)는 상업적으로 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>폴더가 아닙니다</translation>
    </message>
    <message>
        <source>Not all of it could be deleted. {problem}</source>
        <translation>일부를 삭제하지 못했습니다. {problem}</translation>
    </message>
    <message>
        <source>Not done: {what}. {problem}</source>
        <translation>“{what}” 작업을 하지 못했습니다. {problem}</translation>
    </message>
    <message>
        <source>Not undone: {what}. {problem}</source>
        <translation>“{what}” 작업을 되돌리지 못했습니다. {problem}</translation>
    </message>
    <message>
        <source>Note “{text}”</source>
        <translation>메모 “{text}”</translation>
    </message>
    <message>
        <source>Of pictures of {model}, such a measurement is one</source>
        <translation>{model}의 이미지를 이렇게 측정한 값</translation>
    </message>
    <message>
        <source>On the line the process goes forward only; begin anew.</source>
        <translation>직선 위에서는 과정이 앞으로만 갑니다. 처음부터 다시 시작하세요.</translation>
    </message>
    <message>
        <source>One step of this run takes {size:.1f} MB, more than the record may hold in memory ({most:.1f} MB); all of it goes to the disk. Raise the limit to look back faster.</source>
        <translation>이 실행의 한 단계는 {size:.1f} MB여서 기록이 메모리에 둘 수 있는 {most:.1f} MB보다 큽니다. 모두 디스크에 적습니다. 더 빨리 되돌아보려면 한도를 올리세요.</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>허용되지 않는 작업입니다</translation>
    </message>
    <message>
        <source>Particles are 2 to {most}, not {count}.</source>
        <translation>입자는 2개에서 {most}개까지입니다(지금 {count}개).</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>권한이 없습니다</translation>
    </message>
    <message>
        <source>Pictures of {channels} channels cannot be restored; choose another model.</source>
        <translation>{channels}채널 이미지는 복원할 수 없습니다. 다른 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Put back {pictures}</source>
        <translation>되돌려 놓음: {pictures}</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>읽기 전용 파일 시스템입니다</translation>
    </message>
    <message>
        <source>Replacement pastes known pixels, so it needs a mask; for other measurements use DAPS or DiffPIR</source>
        <translation>Replacement는 아는 픽셀을 붙여 넣으므로 마스크가 필요합니다. 다른 측정에는 DAPS나 DiffPIR을 쓰세요</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({kind}: {reason}). The details say where.</source>
        <translation>예상하지 못한 문제가 생겼습니다({kind}: {reason}). 자세한 내용에 어디인지 나와 있습니다.</translation>
    </message>
    <message>
        <source>Star: {pictures}</source>
        <translation>별표: {pictures}</translation>
    </message>
    <message>
        <source>Step {step} of this recipe has another noise level than the run it starts from: such a branch takes as many steps, spaced in the same way.</source>
        <translation>이 레시피의 {step}단계는 출발하는 실행과 노이즈 수준이 다릅니다. 이런 분기는 같은 간격으로 같은 수의 단계를 씁니다.</translation>
    </message>
    <message>
        <source>The card of {path} has labels or a null label up to {last}, but its network has {classes} of them.</source>
        <translation>{path}의 카드에는 레이블이나 빈 레이블이 {last}까지 있는데 네트워크에는 {classes}개가 있습니다.</translation>
    </message>
    <message>
        <source>The card of {path} says pictures of {height} x {width}, but its network takes sides that are multiples of {multiple}.</source>
        <translation>{path}의 카드에는 {height} x {width} 이미지라고 되어 있는데 네트워크는 변의 길이가 {multiple}의 배수인 것을 받습니다.</translation>
    </message>
    <message>
        <source>The card of {path} says {channels} channels and learned_variance {learned_variance}, but its network takes {taken} and gives {given}.</source>
        <translation>{path}의 카드에는 {channels}채널, learned_variance {learned_variance}(이)라고 되어 있는데 네트워크는 {taken}채널을 받아 {given}채널을 냅니다.</translation>
    </message>
    <message>
        <source>The card&apos;s noise schedule cannot be: {reason}.</source>
        <translation>카드의 노이즈 스케줄은 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The classifier&apos;s gradient was not a number at step {step}; where that happens, the step is taken without it.</source>
        <translation>{step}단계에서 분류기의 기울기가 숫자가 아니었습니다. 그런 단계는 분류기 없이 진행합니다.</translation>
    </message>
    <message>
        <source>The config does not make a UNet2DModel: {reason}.</source>
        <translation>이 설정으로는 UNet2DModel을 만들 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The disk of {folder} is full; free some space, then resume.</source>
        <translation>{folder}의 디스크가 가득 찼습니다. 공간을 비운 뒤 이어 받으세요.</translation>
    </message>
    <message>
        <source>The download failed: {reason}.</source>
        <translation>내려받지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>The engine ended unexpectedly; nothing was made.</source>
        <translation>엔진이 갑자기 끝났습니다. 만들어진 것이 없습니다.</translation>
    </message>
    <message>
        <source>The ffmpeg of this system was built without H.264, which MP4 takes; choose APNG, GIF or PNG files.</source>
        <translation>이 시스템의 ffmpeg는 MP4에 필요한 H.264 없이 만들어졌습니다. APNG, GIF, PNG 파일 중에서 고르세요.</translation>
    </message>
    <message>
        <source>The film could not be encoded as MP4: the encoder stopped early. Make room on the disk, or choose APNG or PNG files.</source>
        <translation>영상을 MP4로 만들지 못했습니다. 인코더가 도중에 멈췄습니다. 디스크 공간을 비우거나 APNG나 PNG 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The first {count} steps of the paused run were too large to be kept; it goes on all the same.</source>
        <translation>일시정지한 실행의 처음 {count}단계는 너무 커서 남겨 두지 못했습니다. 그래도 실행은 이어집니다.</translation>
    </message>
    <message>
        <source>The hub is switched off here (HF_HUB_OFFLINE); unset it, then resume.</source>
        <translation>여기서는 허브가 꺼져 있습니다(HF_HUB_OFFLINE). 설정을 풀고 이어 받으세요.</translation>
    </message>
    <message>
        <source>The library is no longer in {folder}; connect its disk and try again, choose another place, or begin a new library there.</source>
        <translation>라이브러리가 더 이상 {folder}에 없습니다. 디스크를 연결하고 다시 시도하거나, 다른 위치를 고르거나, 그 자리에 새 라이브러리를 시작하세요.</translation>
    </message>
    <message>
        <source>The library&apos;s folder {folder} is out of reach; connect its disk and try again, choose another place, or begin a new library there.</source>
        <translation>라이브러리 폴더 {folder}에 접근할 수 없습니다. 디스크를 연결하고 다시 시도하거나, 다른 위치를 고르거나, 그 자리에 새 라이브러리를 시작하세요.</translation>
    </message>
    <message>
        <source>The library&apos;s index could not be read ({reason}); it was set aside as {name}, and made anew from the pictures.</source>
        <translation>라이브러리의 색인을 읽을 수 없어({reason}) {name}(으)로 따로 두고 이미지에서 새로 만들었습니다.</translation>
    </message>
    <message>
        <source>The mask covers the whole picture, so nothing is left to go by; leave a part free.</source>
        <translation>마스크가 이미지 전체를 덮어 근거로 삼을 부분이 없습니다. 일부를 남겨 두세요.</translation>
    </message>
    <message>
        <source>The mask has {mask_width} x {mask_height} pixels and the model&apos;s pictures {width} x {height}; make the mask as large.</source>
        <translation>마스크는 {mask_width} x {mask_height}픽셀인데 모델의 이미지는 {width} x {height}픽셀입니다. 마스크를 같은 크기로 만드세요.</translation>
    </message>
    <message>
        <source>The mask is empty, so there is nothing to repaint; paint over a part.</source>
        <translation>마스크가 비어 있어 다시 그릴 부분이 없습니다. 칠해서 정하세요.</translation>
    </message>
    <message>
        <source>The numbers became infinite at step {step}. Lower the guidance scale or the step size, or choose float32, and try again.</source>
        <translation>{step}단계에서 값이 무한대가 되었습니다. 가이던스 강도나 스텝 크기를 낮추거나 float32를 골라 다시 해 보세요.</translation>
    </message>
    <message>
        <source>The paint lies on picture {image} of {images}; there is none.</source>
        <translation>칠한 곳이 {images}장 가운데 {image}번째 이미지에 있는데, 그런 이미지는 없습니다.</translation>
    </message>
    <message>
        <source>The paused run was begun with another {model} than there is now, and goes on with that one alone; put the model back and open the session again.</source>
        <translation>일시정지한 실행은 지금과 다른 {model}(으)로 시작했고 그 모델로만 이어집니다. 모델을 되돌려 놓고 세션을 다시 여세요.</translation>
    </message>
    <message>
        <source>The picture in {name} cannot be read: {reason}.</source>
        <translation>{name} 안의 이미지를 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The picture is {given_width} x {given_height} pixels and {model} makes {width} x {height}; crop or scale it first.</source>
        <translation>이미지는 {given_width} x {given_height}픽셀인데 {model}은(는) {width} x {height}을(를) 만듭니다. 먼저 자르거나 크기를 바꾸세요.</translation>
    </message>
    <message>
        <source>The picture of this recipe has {width} x {height} pixels; make it smaller.</source>
        <translation>이 레시피의 이미지는 {width} x {height}픽셀입니다. 더 작게 만드세요.</translation>
    </message>
    <message>
        <source>The picture of this recipe is damaged; choose the picture again.</source>
        <translation>이 레시피의 이미지가 손상되었습니다. 이미지를 다시 고르세요.</translation>
    </message>
    <message>
        <source>The picture {name!r}</source>
        <translation>이미지 {name!r}</translation>
    </message>
    <message>
        <source>The picture {path} cannot be read; put it back, or choose it again.</source>
        <translation>이미지 {path}을(를) 읽을 수 없습니다. 제자리에 되돌려 놓거나 다시 고르세요.</translation>
    </message>
    <message>
        <source>The picture {path} has changed since this recipe was made; choose it again.</source>
        <translation>이미지 {path}이(가) 이 레시피를 만든 뒤에 바뀌었습니다. 다시 고르세요.</translation>
    </message>
    <message>
        <source>The program&apos;s resources folder is missing; install it again.</source>
        <translation>프로그램의 리소스 폴더가 없습니다. 프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>The recipe has an unknown field, {field!r}.</source>
        <translation>레시피에 알 수 없는 필드 {field!r}이(가) 있습니다.</translation>
    </message>
    <message>
        <source>The recipe inside {name} is damaged; it cannot be read.</source>
        <translation>{name} 안의 레시피가 손상되어 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The recipe lacks {field!r}.</source>
        <translation>레시피에 {field!r}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>The run to branch from is no longer kept; make it again first.</source>
        <translation>분기할 실행이 더는 남아 있지 않습니다. 먼저 다시 만드세요.</translation>
    </message>
    <message>
        <source>The run was begun on {old_device} with torch {old_torch} and goes on on {device} with torch {torch}: its last digits may differ.</source>
        <translation>이 실행은 {old_device}에서 torch {old_torch}(으)로 시작했고 {device}에서 torch {torch}(으)로 이어집니다. 마지막 자릿수가 다를 수 있습니다.</translation>
    </message>
    <message>
        <source>The run was begun with other weights than {model} has now; put them back, and go on.</source>
        <translation>이 실행은 지금의 {model}과(와) 다른 가중치로 시작했습니다. 가중치를 되돌려 놓고 이어 가세요.</translation>
    </message>
    <message>
        <source>The session {name} cannot be opened: {reason}.</source>
        <translation>세션 {name}을(를) 열 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>The solver&apos;s gradient was not a number at step {step}; where that happens, the step is taken without it. A smaller step size, or float32, may help.</source>
        <translation>{step}단계에서 솔버의 기울기가 숫자가 아니었습니다. 그런 단계는 기울기 없이 진행합니다. 스텝 크기를 줄이거나 float32를 쓰면 나을 수 있습니다.</translation>
    </message>
    <message>
        <source>The steps of this picture are not kept.</source>
        <translation>이 이미지의 단계는 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>The steps of this picture cannot be read: {path}.</source>
        <translation>이 이미지의 단계를 읽을 수 없습니다: {path}.</translation>
    </message>
    <message>
        <source>The text inside {name} is larger than any recipe ({size} MB); it was not read.</source>
        <translation>{name} 안의 글이 어떤 레시피보다도 커서({size} MB) 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>The text inside {name} is larger than any recipe; it was not read.</source>
        <translation>{name} 안의 글이 어떤 레시피보다도 커서 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>The x_T of this recipe has the shape {shape} and {model} makes {made}; invert the picture with this model.</source>
        <translation>이 레시피의 x_T는 모양이 {shape}인데 {model}은(는) {made}을(를) 만듭니다. 이 모델로 이미지를 역변환하세요.</translation>
    </message>
    <message>
        <source>The x_T of this recipe is damaged; invert the picture again.</source>
        <translation>이 레시피의 x_T가 손상되었습니다. 이미지를 다시 역변환하세요.</translation>
    </message>
    <message>
        <source>The x_T of this recipe is not finite; invert the picture again.</source>
        <translation>이 레시피의 x_T에 유한하지 않은 값이 있습니다. 이미지를 다시 역변환하세요.</translation>
    </message>
    <message>
        <source>The {what} has no option {option!r}; its options are {known}.</source>
        <translation>{what}에는 옵션 {option!r}이(가) 없습니다. 있는 옵션: {known}.</translation>
    </message>
    <message>
        <source>The {where} of an axis</source>
        <translation>축의 {where}</translation>
    </message>
    <message>
        <source>There are {count} modes; take away all but {most}.</source>
        <translation>봉우리가 {count}개입니다. {most}개만 남기고 지우세요.</translation>
    </message>
    <message>
        <source>There is already a model in {folder}; remove it, or choose another name.</source>
        <translation>{folder}에 모델이 이미 있습니다. 지우거나 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>There is already a model {name} in {folder}; remove it first, or choose another name.</source>
        <translation>{folder}에 모델 {name}이(가) 이미 있습니다. 먼저 지우거나 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>There is no belief to paint on before the first step; go on by a step.</source>
        <translation>첫 단계 전에는 칠할 예측이 없습니다. 한 단계 더 가세요.</translation>
    </message>
    <message>
        <source>There is no classifier {path}; give the path of one.</source>
        <translation>분류기 {path}이(가) 없습니다. 있는 분류기의 경로를 지정하세요.</translation>
    </message>
    <message>
        <source>There is no device {wanted!r} here; there is {there}.</source>
        <translation>여기에는 장치 {wanted!r}이(가) 없습니다. 있는 장치: {there}.</translation>
    </message>
    <message>
        <source>There is no encoder for MP4 here; choose APNG, GIF or PNG files.</source>
        <translation>여기에는 MP4 인코더가 없습니다. APNG, GIF, PNG 파일 중에서 고르세요.</translation>
    </message>
    <message>
        <source>There is no file at {url} ({code}); check the address.</source>
        <translation>{url}에 파일이 없습니다({code}). 주소를 확인하세요.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>{path} 파일이 없습니다.</translation>
    </message>
    <message>
        <source>There is no file {path}; was it moved or renamed?</source>
        <translation>{path} 파일이 없습니다. 옮겼거나 이름을 바꾸지 않았는지 확인하세요.</translation>
    </message>
    <message>
        <source>There is no mode in the plane; double-click to put one there.</source>
        <translation>평면에 봉우리가 없습니다. 두 번 클릭해서 하나 놓으세요.</translation>
    </message>
    <message>
        <source>There is no model {model!r}; give a path or a starter&apos;s name ({known}).</source>
        <translation>모델 {model!r}이(가) 없습니다. 경로나 기본 모델의 이름({known})을 지정하세요.</translation>
    </message>
    <message>
        <source>There is no path to look at.</source>
        <translation>볼 경로가 없습니다.</translation>
    </message>
    <message>
        <source>There is no repository {name}, or it is private; check its name, or log in with `hf auth login`.</source>
        <translation>{name} 저장소가 없거나 비공개입니다. 이름을 확인하거나 `hf auth login`으로 로그인하세요.</translation>
    </message>
    <message>
        <source>There is no step {step} to branch from; the run before has the steps {first} to {last}.</source>
        <translation>분기할 {step}단계가 없습니다. 앞의 실행에는 {first}단계부터 {last}단계까지 있습니다.</translation>
    </message>
    <message>
        <source>There is no step {step} to branch from; this run has the steps {first} to {last}.</source>
        <translation>분기할 {step}단계가 없습니다. 이 실행에는 {first}단계부터 {last}단계까지 있습니다.</translation>
    </message>
    <message>
        <source>There is not enough memory for even one picture of this model. Close other programs, or choose a smaller model.</source>
        <translation>이 모델의 이미지를 한 장 만들기에도 메모리가 모자랍니다. 다른 프로그램을 닫거나 더 작은 모델을 고르세요.</translation>
    </message>
    <message>
        <source>There is not enough memory for this. Close other programs, or ask for fewer or smaller pictures.</source>
        <translation>메모리가 모자랍니다. 다른 프로그램을 닫거나 이미지의 수나 크기를 줄이세요.</translation>
    </message>
    <message>
        <source>There is not enough memory for {name}; make it smaller.</source>
        <translation>{name}을(를) 열기에 메모리가 모자랍니다. 더 작게 만드세요.</translation>
    </message>
    <message>
        <source>These options do not make a {what}: {reason}.</source>
        <translation>이 옵션으로는 {what}을(를) 만들 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>This is not a recipe: it is not valid JSON.</source>
        <translation>레시피가 아닙니다. 올바른 JSON이 아닙니다.</translation>
    </message>
    <message>
        <source>This is not a recipe: it names no model.</source>
        <translation>레시피가 아닙니다. 모델이 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>This is not a sweep: it has no base, rows and columns.</source>
        <translation>비교 계획이 아닙니다. base, rows, columns가 없습니다.</translation>
    </message>
    <message>
        <source>This picture is no longer in the library.</source>
        <translation>이 이미지는 라이브러리에 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>This preset cannot be used: {reason}.</source>
        <translation>이 프리셋은 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>This preset holds values that nothing can be set to.</source>
        <translation>이 프리셋에는 설정할 수 없는 값이 들어 있습니다.</translation>
    </message>
    <message>
        <source>This preset is of a later version of the program; it can be used in that one.</source>
        <translation>이 프리셋은 더 새로운 버전의 것입니다. 그 버전에서 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>This recipe has a classifier&apos;s scale and no classifier; name one.</source>
        <translation>이 레시피에는 분류기 강도만 있고 분류기가 없습니다. 분류기를 지정하세요.</translation>
    </message>
    <message>
        <source>This recipe has version {shown}; this program reads version {version}. Open it with the program that wrote it, or a newer one.</source>
        <translation>이 레시피는 버전 {shown}인데 이 프로그램은 버전 {version}을(를) 읽습니다. 레시피를 쓴 프로그램이나 더 새로운 프로그램으로 여세요.</translation>
    </message>
    <message>
        <source>This recipe restores nothing; choose a picture and what was done to it.</source>
        <translation>이 레시피는 복원하는 것이 없습니다. 이미지와 그 이미지가 겪은 일을 고르세요.</translation>
    </message>
    <message>
        <source>Tiny photographs of ten kinds of things; quick on every machine.</source>
        <translation>열 가지 사물의 아주 작은 사진. 어떤 컴퓨터에서도 빠릅니다.</translation>
    </message>
    <message>
        <source>To record this run takes {size:.1f} GB in {folder}, where it failed ({reason}). Make room there, or take fewer steps or pictures.</source>
        <translation>이 실행을 기록하려면 {folder}에 {size:.1f} GB가 필요한데 쓰지 못했습니다({reason}). 거기에 공간을 마련하거나 단계나 이미지 수를 줄이세요.</translation>
    </message>
    <message>
        <source>Trying again: {reason}.</source>
        <translation>다시 시도하는 중: {reason}.</translation>
    </message>
    <message>
        <source>V(x) = {formula} is no formula; try (x**2 - 1)**2.</source>
        <translation>V(x) = {formula}은(는) 수식이 아닙니다. (x**2 - 1)**2처럼 적어 보세요.</translation>
    </message>
    <message>
        <source>V(x) = {formula} is not a number everywhere between {low:g} and {high:g}; choose another.</source>
        <translation>V(x) = {formula}은(는) {low:g}에서 {high:g} 사이에 숫자가 아닌 곳이 있습니다. 다른 수식을 고르세요.</translation>
    </message>
    <message>
        <source>V(x) may have x, numbers, + - * / ** and {known}: {formula}</source>
        <translation>V(x)에는 x, 숫자, + - * / **, {known}을(를) 쓸 수 있습니다: {formula}</translation>
    </message>
    <message>
        <source>What was kept of a paused run does not fit its recipe; it cannot go on from there.</source>
        <translation>일시정지한 실행에서 남겨 둔 것이 레시피와 맞지 않아 거기서 이어 갈 수 없습니다.</translation>
    </message>
    <message>
        <source>What was kept of a paused run is damaged; it cannot go on.</source>
        <translation>일시정지한 실행에서 남겨 둔 것이 손상되어 이어 갈 수 없습니다.</translation>
    </message>
    <message>
        <source>a 7z archive; unpack it first</source>
        <translation>7z 압축 파일입니다. 먼저 푸세요</translation>
    </message>
    <message>
        <source>a GGUF language model; {advice}</source>
        <translation>GGUF 언어 모델입니다. {advice}</translation>
    </message>
    <message>
        <source>a Git LFS pointer; fetch the real file with `git lfs pull`</source>
        <translation>Git LFS 포인터입니다. `git lfs pull`로 실제 파일을 받으세요</translation>
    </message>
    <message>
        <source>a LoRA, which changes another network</source>
        <translation>다른 네트워크를 고치는 LoRA인 듯합니다</translation>
    </message>
    <message>
        <source>a NumPy array; {advice}</source>
        <translation>NumPy 배열입니다. {advice}</translation>
    </message>
    <message>
        <source>a PDF document; {advice}</source>
        <translation>PDF 문서입니다. {advice}</translation>
    </message>
    <message>
        <source>a RAR archive; unpack it first</source>
        <translation>RAR 압축 파일입니다. 먼저 푸세요</translation>
    </message>
    <message>
        <source>a ResNet</source>
        <translation>ResNet인 듯합니다</translation>
    </message>
    <message>
        <source>a Stable Diffusion checkpoint, which works on latents</source>
        <translation>잠재 공간에서 일하는 Stable Diffusion 체크포인트인 듯합니다</translation>
    </message>
    <message>
        <source>a blur&apos;s sigma must be positive, not {sigma:g}</source>
        <translation>흐림의 sigma는 양수여야 합니다(지금 {sigma:g})</translation>
    </message>
    <message>
        <source>a diffusers network; open its folder, with config.json, instead</source>
        <translation>diffusers 네트워크인 듯합니다. config.json이 든 폴더를 대신 여세요</translation>
    </message>
    <message>
        <source>a diffusion transformer</source>
        <translation>디퓨전 트랜스포머인 듯합니다</translation>
    </message>
    <message>
        <source>a file of this name is in the way</source>
        <translation>같은 이름의 파일이 있어 막혔습니다</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>유한한 수</translation>
    </message>
    <message>
        <source>a frame is wider than its picture by 0 pixels or more on each side</source>
        <translation>틀은 각 변에서 이미지보다 0픽셀 이상 넓어야 합니다</translation>
    </message>
    <message>
        <source>a frame of {height} x {width} pixels has no room for a picture within margins of {top} and {bottom} rows, {left} and {right} columns; make the frame larger</source>
        <translation>{height} x {width}픽셀 틀에는 위 {top}행, 아래 {bottom}행, 왼쪽 {left}열, 오른쪽 {right}열의 여백 안에 이미지가 들어갈 자리가 없습니다. 틀을 더 크게 하세요</translation>
    </message>
    <message>
        <source>a gzip archive; unpack it first</source>
        <translation>gzip 압축 파일입니다. 먼저 푸세요</translation>
    </message>
    <message>
        <source>a hop may land at its target or at a noisier level, not a cleaner one</source>
        <translation>홉은 목표 수준이나 그보다 노이즈가 많은 수준에 내릴 수 있고, 더 깨끗한 수준에는 내릴 수 없습니다</translation>
    </message>
    <message>
        <source>a kernel has an odd number of pixels a side, not {size}</source>
        <translation>커널은 한 변이 홀수 픽셀이어야 합니다(지금 {size})</translation>
    </message>
    <message>
        <source>a kernel has an odd number of rows, all of the same odd length</source>
        <translation>커널의 행은 홀수 개이고 길이가 모두 같은 홀수여야 합니다</translation>
    </message>
    <message>
        <source>a kernel has at most 255 numbers in a row</source>
        <translation>커널 한 행에는 수가 255개까지 들어갑니다</translation>
    </message>
    <message>
        <source>a kernel has finite numbers only; this one has others</source>
        <translation>커널에는 유한한 수만 쓸 수 있는데 그렇지 않은 수가 있습니다</translation>
    </message>
    <message>
        <source>a kernel is a picture with an odd number of pixels a side</source>
        <translation>커널은 한 변이 홀수 픽셀인 이미지여야 합니다</translation>
    </message>
    <message>
        <source>a kernel must sum to more than 0</source>
        <translation>커널의 합은 0보다 커야 합니다</translation>
    </message>
    <message>
        <source>a kernel must sum to more than 0, but this one sums to {total:g}</source>
        <translation>커널의 합은 0보다 커야 하는데 이 커널의 합은 {total:g}입니다</translation>
    </message>
    <message>
        <source>a keyframe stands at a whole step, not at {step}</source>
        <translation>키프레임은 정수 단계에 놓입니다({step}에는 놓을 수 없습니다)</translation>
    </message>
    <message>
        <source>a label is an index or a name</source>
        <translation>레이블은 번호나 이름이어야 합니다</translation>
    </message>
    <message>
        <source>a label&apos;s index cannot be as large</source>
        <translation>레이블 번호가 너무 큽니다</translation>
    </message>
    <message>
        <source>a label&apos;s name is text of at most {most} letters</source>
        <translation>레이블 이름은 {most}자까지입니다</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>목록</translation>
    </message>
    <message>
        <source>a list of {count}</source>
        <translation>항목이 {count}개인 목록</translation>
    </message>
    <message>
        <source>a movement&apos;s length must be positive, not {length:g}</source>
        <translation>움직임의 길이는 양수여야 합니다(지금 {length:g})</translation>
    </message>
    <message>
        <source>a name is a line of text</source>
        <translation>이름은 한 줄의 글이어야 합니다</translation>
    </message>
    <message>
        <source>a name stands in it twice</source>
        <translation>같은 이름이 두 번 나옵니다</translation>
    </message>
    <message>
        <source>a network of denoising-diffusion-pytorch</source>
        <translation>denoising-diffusion-pytorch의 네트워크인 듯합니다</translation>
    </message>
    <message>
        <source>a network of score_sde</source>
        <translation>score_sde의 네트워크인 듯합니다</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>a number in it is too large</source>
        <translation>들어 있는 수가 너무 큽니다</translation>
    </message>
    <message>
        <source>a number or a list of [step, value] pairs is needed</source>
        <translation>수나 [단계, 값] 쌍의 목록이어야 합니다</translation>
    </message>
    <message>
        <source>a part of this path is a file, not a folder</source>
        <translation>이 경로의 일부가 폴더가 아니라 파일입니다</translation>
    </message>
    <message>
        <source>a path has two ends, or four corners</source>
        <translation>경로에는 끝이 둘 있거나 모서리가 넷 있어야 합니다</translation>
    </message>
    <message>
        <source>a path is a list of points, each of two numbers: x and y</source>
        <translation>경로는 x와 y, 두 수로 된 점의 목록이어야 합니다</translation>
    </message>
    <message>
        <source>a path&apos;s points must be finite numbers</source>
        <translation>경로의 점은 유한한 수여야 합니다</translation>
    </message>
    <message>
        <source>a picture has one pixel or more a side</source>
        <translation>이미지는 한 변이 1픽셀 이상이어야 합니다</translation>
    </message>
    <message>
        <source>a picture is made smaller by a factor of 1 or more, not {factor}</source>
        <translation>이미지를 줄이는 배율은 1 이상이어야 합니다(지금 {factor})</translation>
    </message>
    <message>
        <source>a picture or a sound; {advice}</source>
        <translation>이미지나 소리 파일입니다. {advice}</translation>
    </message>
    <message>
        <source>a picture; {advice}</source>
        <translation>이미지입니다. {advice}</translation>
    </message>
    <message>
        <source>a plan has 1 step or more, and 1 or more at each level</source>
        <translation>계획에는 1단계 이상, 수준마다 1단계 이상이 있어야 합니다</translation>
    </message>
    <message>
        <source>a restoration starts from noise; leave the start out</source>
        <translation>복원은 노이즈에서 시작합니다. 시작점을 빼세요</translation>
    </message>
    <message>
        <source>a section of {size} levels has no {count} steps; ask for fewer</source>
        <translation>수준이 {size}개인 구간에서 {count}단계를 고를 수 없습니다. 단계를 줄이세요</translation>
    </message>
    <message>
        <source>a strength below 1 is for pictures; seeds and inverted pictures stand at 1</source>
        <translation>1보다 작은 세기는 이미지에만 씁니다. 시드와 역변환한 이미지의 세기는 1입니다</translation>
    </message>
    <message>
        <source>a sweep of {cells} cells is too large; at most {most} can be made</source>
        <translation>칸이 {cells}개인 비교는 너무 큽니다. {most}개까지 만들 수 있습니다</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>alphas_cumprod goes with kind &apos;alphas_cumprod&apos;, and only with it</source>
        <translation>alphas_cumprod는 kind가 &apos;alphas_cumprod&apos;일 때, 그때만 씁니다</translation>
    </message>
    <message>
        <source>alphas_cumprod must fall strictly, within (0, 1)</source>
        <translation>alphas_cumprod는 (0, 1) 안에서 계속 줄어들어야 합니다</translation>
    </message>
    <message>
        <source>an HDF5 file; {advice}</source>
        <translation>HDF5 파일입니다. {advice}</translation>
    </message>
    <message>
        <source>an autoencoder</source>
        <translation>오토인코더인 듯합니다</translation>
    </message>
    <message>
        <source>an entry has no {field!r}</source>
        <translation>{field!r}이(가) 없는 항목이 있습니다</translation>
    </message>
    <message>
        <source>an entry is not what it should be</source>
        <translation>항목 가운데 하나가 형식에 맞지 않습니다</translation>
    </message>
    <message>
        <source>an inversion is of one picture, with DDIM at eta 0 and without guidance</source>
        <translation>역변환은 이미지 한 장을 DDIM, eta 0, 가이던스 없이 합니다</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>객체</translation>
    </message>
    <message>
        <source>an object of names and values</source>
        <translation>이름과 값으로 된 객체</translation>
    </message>
    <message>
        <source>an xz archive; unpack it first</source>
        <translation>xz 압축 파일입니다. 먼저 푸세요</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>그 밖에 {count}개</translation>
    </message>
    <message>
        <source>be a multiple of {multiple_of}</source>
        <translation>{multiple_of}의 배수여야 합니다</translation>
    </message>
    <message>
        <source>be an object that names its kind</source>
        <translation>kind를 밝힌 객체여야 합니다</translation>
    </message>
    <message>
        <source>be at least {ge}</source>
        <translation>{ge} 이상이어야 합니다</translation>
    </message>
    <message>
        <source>be at most {le}</source>
        <translation>{le} 이하여야 합니다</translation>
    </message>
    <message>
        <source>be less than {lt}</source>
        <translation>{lt}보다 작아야 합니다</translation>
    </message>
    <message>
        <source>be more than {gt}</source>
        <translation>{gt}보다 커야 합니다</translation>
    </message>
    <message>
        <source>be of the kind {expected_tags}</source>
        <translation>kind가 {expected_tags} 중 하나여야 합니다</translation>
    </message>
    <message>
        <source>be {expected}</source>
        <translation>{expected} 중 하나여야 합니다</translation>
    </message>
    <message>
        <source>be {name}</source>
        <translation>{name}만 쓸 수 있습니다</translation>
    </message>
    <message>
        <source>bedroom</source>
        <translation>침실</translation>
    </message>
    <message>
        <source>betas must be a list of numbers in (0, 1]</source>
        <translation>betas는 (0, 1] 안의 수 목록이어야 합니다</translation>
    </message>
    <message>
        <source>between sigma {sigma_min:g} and {sigma_max:g} this schedule has {levels} levels; ask for 1 to that many, not {count}</source>
        <translation>이 스케줄에는 sigma {sigma_min:g}와 {sigma_max:g} 사이에 수준이 {levels}개 있습니다. 1개에서 그만큼까지 고르세요(지금 {count}개)</translation>
    </message>
    <message>
        <source>between two ends there is one row, or one for each strength</source>
        <translation>두 끝 사이에는 행이 하나 있거나 세기마다 하나씩 있어야 합니다</translation>
    </message>
    <message>
        <source>brightness has a part of red, green and blue, which sum to 1</source>
        <translation>밝기는 빨강, 초록, 파랑의 몫이며 합이 1이어야 합니다</translation>
    </message>
    <message>
        <source>cannot be read ({kind}); download or export it again</source>
        <translation>읽을 수 없습니다({kind}). 다시 내려받거나 내보내세요</translation>
    </message>
    <message>
        <source>cannot be read: the process that tried it ended; convert it to .safetensors</source>
        <translation>읽을 수 없습니다. 읽던 프로세스가 끝나 버렸습니다. .safetensors로 변환하세요</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>쓸 수 없는 값입니다</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>고양이</translation>
    </message>
    <message>
        <source>channel_mult {mult:g} times model_channels {model_channels} gives {width} channels, which is not a multiple of {groups}</source>
        <translation>channel_mult {mult:g} 곱하기 model_channels {model_channels}은(는) {width}채널인데 {groups}의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>choose a model of the same family that was trained without labels</source>
        <translation>같은 계열에서 레이블 없이 학습한 모델을 고르세요</translation>
    </message>
    <message>
        <source>choose the classifier that was trained for {model}</source>
        <translation>{model}에 맞게 학습한 분류기를 고르세요</translation>
    </message>
    <message>
        <source>claims more numbers for {name!r} than it holds; it may be a trap</source>
        <translation>{name!r}에 실제보다 많은 수가 있다고 되어 있습니다. 함정일 수 있습니다</translation>
    </message>
    <message>
        <source>claims to hold more bytes than it has; download it again</source>
        <translation>실제보다 많은 바이트가 있다고 되어 있습니다. 다시 내려받으세요</translation>
    </message>
    <message>
        <source>eta belongs to DDIM; sweep it with that sampler.</source>
        <translation>eta는 DDIM의 것입니다. DDIM 샘플러로 비교하세요.</translation>
    </message>
    <message>
        <source>eta must lie between 0 and 1, not {eta:g}</source>
        <translation>eta는 0과 1 사이여야 합니다(지금 {eta:g})</translation>
    </message>
    <message>
        <source>four corners need 2 rows or more, and one strength</source>
        <translation>모서리가 넷이면 행이 2개 이상이고 세기가 하나여야 합니다</translation>
    </message>
    <message>
        <source>give one angle or more, each a finite number of degrees</source>
        <translation>각도를 하나 이상, 유한한 수로 적으세요</translation>
    </message>
    <message>
        <source>give one angle or more, within an arc of up to 180 degrees</source>
        <translation>각도를 하나 이상, 180도까지의 범위에서 적으세요</translation>
    </message>
    <message>
        <source>have at least 1 entry</source>
        <translation>항목이 1개 이상이어야 합니다</translation>
    </message>
    <message>
        <source>have at least 1 letter</source>
        <translation>1자 이상이어야 합니다</translation>
    </message>
    <message>
        <source>have at least {min_length} entries</source>
        <translation>항목이 {min_length}개 이상이어야 합니다</translation>
    </message>
    <message>
        <source>have at least {min_length} letters</source>
        <translation>{min_length}자 이상이어야 합니다</translation>
    </message>
    <message>
        <source>have at most 1 entry</source>
        <translation>항목이 1개 이하여야 합니다</translation>
    </message>
    <message>
        <source>have at most 1 letter</source>
        <translation>1자 이하여야 합니다</translation>
    </message>
    <message>
        <source>have at most {max_length} entries</source>
        <translation>항목이 {max_length}개 이하여야 합니다</translation>
    </message>
    <message>
        <source>have at most {max_length} letters</source>
        <translation>{max_length}자 이하여야 합니다</translation>
    </message>
    <message>
        <source>holds Python objects ({name}), not only weights, and nothing of it was run; save its state_dict alone, best as .safetensors</source>
        <translation>가중치 말고 Python 객체({name})도 들어 있습니다. 아무것도 실행하지 않았습니다. state_dict만, 되도록 .safetensors로 저장하세요</translation>
    </message>
    <message>
        <source>holds no network weights; save its state_dict alone, best as .safetensors</source>
        <translation>네트워크 가중치가 없습니다. state_dict만, 되도록 .safetensors로 저장하세요</translation>
    </message>
    <message>
        <source>holds no network, but one {kind}; save its state_dict alone, best as .safetensors</source>
        <translation>네트워크가 아니라 {kind} 하나가 들어 있습니다. state_dict만, 되도록 .safetensors로 저장하세요</translation>
    </message>
    <message>
        <source>holds the state of an optimiser, not a network; open the other file</source>
        <translation>네트워크가 아니라 옵티마이저의 상태가 들어 있습니다. 다른 파일을 여세요</translation>
    </message>
    <message>
        <source>holds {count:,} tensors; a network has at most {most:,}</source>
        <translation>텐서가 {count:,}개 들어 있는데 네트워크에는 {most:,}개까지 있을 수 있습니다</translation>
    </message>
    <message>
        <source>holds {name!r} in a sparse or quantised form; export it as float32</source>
        <translation>{name!r}이(가) 희소하거나 양자화된 형식입니다. float32로 내보내세요</translation>
    </message>
    <message>
        <source>holds {names}, which torch.save does not write</source>
        <translation>torch.save가 쓰지 않는 {names}이(가) 들어 있습니다</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>말</translation>
    </message>
    <message>
        <source>image_size {image_size} is not a multiple of {downsampling}, the network&apos;s downsampling</source>
        <translation>image_size {image_size}이(가) 네트워크가 줄이는 배율 {downsampling}의 배수가 아닙니다</translation>
    </message>
    <message>
        <source>is a TorchScript program, not only weights; save its state_dict alone, best as .safetensors</source>
        <translation>가중치만이 아니라 TorchScript 프로그램입니다. state_dict만, 되도록 .safetensors로 저장하세요</translation>
    </message>
    <message>
        <source>is a ZIP archive without network weights; unpack it first</source>
        <translation>네트워크 가중치가 없는 ZIP 압축 파일입니다. 먼저 푸세요</translation>
    </message>
    <message>
        <source>is a pickle without network weights, or is damaged, and nothing of it was run; download or export it again</source>
        <translation>네트워크 가중치가 없는 피클이거나 손상되었습니다. 아무것도 실행하지 않았습니다. 다시 내려받거나 내보내세요</translation>
    </message>
    <message>
        <source>is compressed, which torch.save never does; it may be a trap</source>
        <translation>torch.save가 하지 않는 압축이 되어 있습니다. 함정일 수 있습니다</translation>
    </message>
    <message>
        <source>is damaged ({damaged} has another checksum); download it again</source>
        <translation>손상되었습니다({damaged}의 체크섬이 다릅니다). 다시 내려받으세요</translation>
    </message>
    <message>
        <source>is damaged or cut short; download it again</source>
        <translation>손상되었거나 중간에 잘렸습니다. 다시 내려받으세요</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>빠져 있습니다</translation>
    </message>
    <message>
        <source>is nested too deeply</source>
        <translation>너무 깊이 겹쳐 있습니다</translation>
    </message>
    <message>
        <source>is not known here</source>
        <translation>여기서는 알 수 없는 것입니다</translation>
    </message>
    <message>
        <source>it</source>
        <translation>값</translation>
    </message>
    <message>
        <source>it cannot be unpacked here</source>
        <translation>여기서는 풀 수 없습니다</translation>
    </message>
    <message>
        <source>it does not answer</source>
        <translation>응답이 없습니다</translation>
    </message>
    <message>
        <source>it has the condition {name!r} twice; keep one</source>
        <translation>조건 {name!r}이(가) 두 번 있습니다. 하나만 남기세요</translation>
    </message>
    <message>
        <source>it holds {tensor!r} and others; {advice}</source>
        <translation>{tensor!r} 등이 들어 있습니다. {advice}</translation>
    </message>
    <message>
        <source>it is cut short, or no session</source>
        <translation>중간에 잘렸거나 세션이 아닙니다</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>손상되었습니다</translation>
    </message>
    <message>
        <source>it is damaged, or missing</source>
        <translation>손상되었거나 없습니다</translation>
    </message>
    <message>
        <source>it is larger than {most:,} bytes</source>
        <translation>{most:,}바이트보다 큽니다</translation>
    </message>
    <message>
        <source>it is no session of this program</source>
        <translation>이 프로그램의 세션이 아닙니다</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>JSON이 아닙니다</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>너무 큽니다</translation>
    </message>
    <message>
        <source>it looks like {what}; {advice}</source>
        <translation>{what}. {advice}</translation>
    </message>
    <message>
        <source>it names a file {name!r}, which no session has</source>
        <translation>어떤 세션에도 없는 파일 {name!r}이(가) 적혀 있습니다</translation>
    </message>
    <message>
        <source>it names {count:,} tensors, not 1 to {most:,}</source>
        <translation>텐서가 {count:,}개인데 1개에서 {most:,}개까지여야 합니다</translation>
    </message>
    <message>
        <source>it sets {name!r}, which no preset can</source>
        <translation>어떤 프리셋도 정할 수 없는 {name!r}을(를) 정합니다</translation>
    </message>
    <message>
        <source>it was written by another version of this program; open it with that</source>
        <translation>이 프로그램의 다른 버전이 썼습니다. 그 버전으로 여세요</translation>
    </message>
    <message>
        <source>it would take more than 4 GB</source>
        <translation>4 GB보다 커집니다</translation>
    </message>
    <message>
        <source>its disk can only be read</source>
        <translation>디스크가 읽기 전용입니다</translation>
    </message>
    <message>
        <source>its disk reports a fault</source>
        <translation>디스크에 장애가 있습니다</translation>
    </message>
    <message>
        <source>its kernel has no size</source>
        <translation>커널의 크기가 없습니다</translation>
    </message>
    <message>
        <source>its path has {places} places, and its count must be that</source>
        <translation>경로에 자리가 {places}개 있으니 이미지 수도 그만큼이어야 합니다</translation>
    </message>
    <message>
        <source>its pictures are too large to be made together; make fewer of them</source>
        <translation>이미지가 너무 커서 함께 만들 수 없습니다. 수를 줄이세요</translation>
    </message>
    <message>
        <source>its steps are no number of steps</source>
        <translation>steps가 단계 수가 아닙니다</translation>
    </message>
    <message>
        <source>keyframes are a list of [step, value] pairs</source>
        <translation>키프레임은 [단계, 값] 쌍의 목록입니다</translation>
    </message>
    <message>
        <source>keyframes need rising steps, the first of them 0</source>
        <translation>키프레임의 단계는 0에서 시작해 커져야 합니다</translation>
    </message>
    <message>
        <source>known must be a picture of numbers from 0 (missing) to 1 (kept)</source>
        <translation>known은 0(없음)에서 1(남김)까지의 수로 된 이미지여야 합니다</translation>
    </message>
    <message>
        <source>labels are mixed where every end has one</source>
        <translation>레이블을 섞으려면 모든 끝에 레이블이 있어야 합니다</translation>
    </message>
    <message>
        <source>method must be one of {known}, not {method}</source>
        <translation>method는 {known} 중 하나여야 합니다(지금 {method})</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>must be a list of [step, label] pairs</source>
        <translation>[단계, 레이블] 쌍의 목록이어야 합니다</translation>
    </message>
    <message>
        <source>must be a number, not {value!r}</source>
        <translation>수여야 합니다(지금 {value!r})</translation>
    </message>
    <message>
        <source>must be a start and an end, shares of the run, not {value!r}</source>
        <translation>실행에서 시작과 끝의 비율이어야 합니다(지금 {value!r})</translation>
    </message>
    <message>
        <source>must have rising steps, from 1 on</source>
        <translation>단계가 1부터 커져야 합니다</translation>
    </message>
    <message>
        <source>must lie between {low:g} and {high:g}, not {number:g}</source>
        <translation>{low:g}에서 {high:g}까지여야 합니다(지금 {number:g})</translation>
    </message>
    <message>
        <source>must start before it ends, not at {start:g} and {end:g}</source>
        <translation>시작이 끝보다 앞이어야 합니다(지금 {start:g}와 {end:g})</translation>
    </message>
    <message>
        <source>must {wanted}, not {value}</source>
        <translation>{wanted}(지금 {value})</translation>
    </message>
    <message>
        <source>needs more memory than a file of its size should</source>
        <translation>이 크기의 파일에 필요한 것보다 많은 메모리가 듭니다</translation>
    </message>
    <message>
        <source>no whole-number stride over {total} levels gives {count} steps; say {count} instead of ddim{count}</source>
        <translation>수준 {total}개를 같은 정수 간격으로 {count}단계로 나눌 수 없습니다. ddim{count} 대신 {count}(이)라고 적으세요</translation>
    </message>
    <message>
        <source>noise schedule</source>
        <translation>노이즈 스케줄</translation>
    </message>
    <message>
        <source>noise without any signal has no x_0 that follows from epsilon: this schedule needs a network that predicts v or x_0</source>
        <translation>신호 없는 노이즈에서는 epsilon으로 x_0을 구할 수 없습니다. 이 스케줄에는 v나 x_0을 예측하는 네트워크가 필요합니다</translation>
    </message>
    <message>
        <source>noise_sigma must be 0 or more, not {noise_sigma:g}</source>
        <translation>noise_sigma는 0 이상이어야 합니다(지금 {noise_sigma:g})</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>nothing (null)</source>
        <translation>빈 값(null)</translation>
    </message>
    <message>
        <source>num_head_channels and num_heads_upsample are -1 or at least 1</source>
        <translation>num_head_channels와 num_heads_upsample은 -1이거나 1 이상이어야 합니다</translation>
    </message>
    <message>
        <source>of a picture of {pixels} pixels 1 to {pixels} numbers can be measured, not {count}</source>
        <translation>{pixels}픽셀 이미지에서는 수를 1개에서 {pixels}개까지 측정할 수 있습니다(지금 {count}개)</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>다른 종류의 값</translation>
    </message>
    <message>
        <source>one is there twice; name each once</source>
        <translation>같은 것이 두 번 있습니다. 한 번씩만 적으세요</translation>
    </message>
    <message>
        <source>only pictures of 3 colours can lose them, not of {channels}</source>
        <translation>3색 이미지만 색을 잃을 수 있습니다(지금 {channels}색)</translation>
    </message>
    <message>
        <source>only the last beta may be 1: nothing is left of the picture there</source>
        <translation>마지막 beta만 1일 수 있습니다. 거기서는 이미지가 남지 않습니다</translation>
    </message>
    <message>
        <source>open a .safetensors or .pt file of network weights, or a model folder</source>
        <translation>네트워크 가중치인 .safetensors나 .pt 파일, 또는 모델 폴더를 여세요</translation>
    </message>
    <message>
        <source>open {file} in it</source>
        <translation>그 안의 {file}을(를) 여세요</translation>
    </message>
    <message>
        <source>oversampling must lie between 1 and 16, not {oversampling:g}</source>
        <translation>oversampling은 1과 16 사이여야 합니다(지금 {oversampling:g})</translation>
    </message>
    <message>
        <source>parameterisation</source>
        <translation>매개변수화</translation>
    </message>
    <message>
        <source>pictures go into the network in [-1, 1]; one that was trained with another range cannot be used</source>
        <translation>네트워크에는 [-1, 1] 범위의 이미지가 들어갑니다. 다른 범위로 학습한 것은 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>pictures of {width} x {height} in {channels} channels</source>
        <translation>{width} x {height}, {channels}채널 이미지</translation>
    </message>
    <message>
        <source>pool &apos;attention&apos; needs num_head_channels</source>
        <translation>pool이 &apos;attention&apos;이면 num_head_channels가 필요합니다</translation>
    </message>
    <message>
        <source>rho must be positive, not {rho:g}: it is what the belief weighs</source>
        <translation>rho는 양수여야 합니다(지금 {rho:g}). 예측에 두는 무게입니다</translation>
    </message>
    <message>
        <source>rows and columns both change {name}; choose two things</source>
        <translation>행과 열이 모두 {name}을(를) 바꿉니다. 서로 다른 둘을 고르세요</translation>
    </message>
    <message>
        <source>shadows of {width} x {height} pixels from {directions} directions are more than the memory holds; choose fewer directions, or a part of the picture</source>
        <translation>{directions}개 방향에서 본 {width} x {height}픽셀의 그림자는 메모리에 다 들어가지 않습니다. 방향을 줄이거나 이미지의 일부를 고르세요</translation>
    </message>
    <message>
        <source>spacing must be even or log_snr, not {spacing}</source>
        <translation>간격은 even이나 log_snr여야 합니다(지금 {spacing})</translation>
    </message>
    <message>
        <source>steps must be whole numbers between 1 and {total}, not {text!r}</source>
        <translation>단계 수는 1에서 {total}까지의 정수여야 합니다(지금 {text!r})</translation>
    </message>
    <message>
        <source>steps must lie between 1 and {most} for this model, not {steps}.</source>
        <translation>이 모델의 단계 수는 1에서 {most}까지여야 합니다(지금 {steps}).</translation>
    </message>
    <message>
        <source>text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>the connection ended early</source>
        <translation>연결이 일찍 끊어졌습니다</translation>
    </message>
    <message>
        <source>the file would be larger than is allowed there</source>
        <translation>거기에 허용된 것보다 파일이 커집니다</translation>
    </message>
    <message>
        <source>the gain must be 1 or more, not {gain:g}</source>
        <translation>이득은 1 이상이어야 합니다(지금 {gain:g})</translation>
    </message>
    <message>
        <source>the heads of its attention</source>
        <translation>어텐션 헤드</translation>
    </message>
    <message>
        <source>the laboratory has no such world, speed or picture</source>
        <translation>실험실에 그런 세계나 속도, 이미지가 없습니다</translation>
    </message>
    <message>
        <source>the laboratory&apos;s world has modes that cannot be</source>
        <translation>실험실의 세계에 있을 수 없는 봉우리가 있습니다</translation>
    </message>
    <message>
        <source>the laboratory&apos;s {name} is {low:g} to {high:g}, not {value:g}</source>
        <translation>실험실의 {name}은(는) {low:g}에서 {high:g}까지입니다(지금 {value:g})</translation>
    </message>
    <message>
        <source>the mask is for pictures of {shape} pixels, not of {given}</source>
        <translation>마스크는 {shape}픽셀 이미지에 맞습니다(지금 {given})</translation>
    </message>
    <message>
        <source>the measurement is {shape}, but of such pictures the operator measures {measured}</source>
        <translation>측정값은 {shape}인데 이런 이미지에서 연산자가 측정하는 것은 {measured}입니다</translation>
    </message>
    <message>
        <source>the model card</source>
        <translation>모델 카드</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>이름이 너무 깁니다</translation>
    </message>
    <message>
        <source>the noise must fall from sigma_max to a smaller sigma_min above 0</source>
        <translation>노이즈는 sigma_max에서 0보다 큰 더 작은 sigma_min으로 줄어야 합니다</translation>
    </message>
    <message>
        <source>the noise schedule</source>
        <translation>노이즈 스케줄</translation>
    </message>
    <message>
        <source>the noise&apos;s sigma must be 0 or more, not {noise_sigma:g}</source>
        <translation>노이즈의 sigma는 0 이상이어야 합니다(지금 {noise_sigma:g})</translation>
    </message>
    <message>
        <source>the order of its attention&apos;s channels</source>
        <translation>어텐션의 채널 순서</translation>
    </message>
    <message>
        <source>the photons of a white pixel must be more than 0, not {photons:g}</source>
        <translation>흰 픽셀의 광자 수는 0보다 커야 합니다(지금 {photons:g})</translation>
    </message>
    <message>
        <source>the picture size</source>
        <translation>이미지 크기</translation>
    </message>
    <message>
        <source>the recipe</source>
        <translation>레시피</translation>
    </message>
    <message>
        <source>the server has another file than before</source>
        <translation>서버의 파일이 전과 다릅니다</translation>
    </message>
    <message>
        <source>the server sent another part than was asked for</source>
        <translation>서버가 부탁한 것과 다른 부분을 보냈습니다</translation>
    </message>
    <message>
        <source>the shape of {name!r} is not a list of at most {most}</source>
        <translation>{name!r}의 모양이 {most}개 이하의 목록이 아닙니다</translation>
    </message>
    <message>
        <source>the shape or place of {name!r} is not in whole numbers</source>
        <translation>{name!r}의 모양이나 위치가 정수가 아닙니다</translation>
    </message>
    <message>
        <source>the solver {solver!r} cannot undo {operator!r}; there are {offered}</source>
        <translation>솔버 {solver!r}은(는) {operator!r}을(를) 되돌릴 수 없습니다. 쓸 수 있는 솔버: {offered}</translation>
    </message>
    <message>
        <source>there can be at most {most} keyframes</source>
        <translation>키프레임은 {most}개까지 둘 수 있습니다</translation>
    </message>
    <message>
        <source>there is a folder of this name</source>
        <translation>같은 이름의 폴더가 있습니다</translation>
    </message>
    <message>
        <source>there is no operator {kind!r}</source>
        <translation>연산자 {kind!r}이(가) 없습니다</translation>
    </message>
    <message>
        <source>there is no solver {kind!r}</source>
        <translation>솔버 {kind!r}이(가) 없습니다</translation>
    </message>
    <message>
        <source>there is no space left on its disk</source>
        <translation>디스크에 남은 공간이 없습니다</translation>
    </message>
    <message>
        <source>these measurements are of pictures of {height} x {width} pixels, not of {rows} x {columns}</source>
        <translation>이 측정은 {height} x {width}픽셀 이미지에 맞습니다(지금 {rows} x {columns})</translation>
    </message>
    <message>
        <source>this network has no learned variance; choose fixed_small or fixed_large</source>
        <translation>이 네트워크에는 학습한 분산이 없습니다. fixed_small이나 fixed_large를 고르세요</translation>
    </message>
    <message>
        <source>this scanner is for pictures of {height} x {width} pixels, not of {rows} x {columns}</source>
        <translation>이 스캐너는 {height} x {width}픽셀 이미지에 맞습니다(지금 {rows} x {columns})</translation>
    </message>
    <message>
        <source>this scanner&apos;s sinograms have {angles} angles x {bins} bins, not {rows} x {columns}</source>
        <translation>이 스캐너의 사이노그램은 각도 {angles}개 x 칸 {bins}개입니다(지금 {rows} x {columns})</translation>
    </message>
    <message>
        <source>tiles of {tile} pixels that share {overlap} cannot cover {length}: the picture must be as large as a tile, and the overlap smaller</source>
        <translation>{overlap}픽셀씩 겹치는 {tile}픽셀 타일로는 {length}픽셀을 덮을 수 없습니다. 이미지는 타일만큼 크고 겹침은 그보다 작아야 합니다</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true나 false</translation>
    </message>
    <message>
        <source>what is said in {folder}</source>
        <translation>{folder}에 적힌 내용</translation>
    </message>
    <message>
        <source>what is said of {path}</source>
        <translation>{path}에 대해 적힌 내용</translation>
    </message>
    <message>
        <source>what {operator!r} measures is no picture whose photons could be counted; leave photons out</source>
        <translation>{operator!r}이(가) 측정하는 것은 광자를 셀 수 있는 이미지가 아닙니다. 광자를 빼세요</translation>
    </message>
    <message>
        <source>what {operator!r} measures is no picture; give the true picture, and simulate the measurement</source>
        <translation>{operator!r}이(가) 측정하는 것은 이미지가 아닙니다. 원본 이미지를 주고 측정을 시뮬레이션하세요</translation>
    </message>
    <message>
        <source>written otherwise</source>
        <translation>다른 모양으로 적은 것</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>거기에 쓸 권한이 없습니다</translation>
    </message>
    <message>
        <source>your share of its disk is used up</source>
        <translation>디스크에서 쓸 수 있는 몫을 다 썼습니다</translation>
    </message>
    <message>
        <source>{address} does not end in a file of weights ({suffixes}); give the file&apos;s own address.</source>
        <translation>{address}은(는) 가중치 파일({suffixes})로 끝나지 않습니다. 파일 자체의 주소를 적으세요.</translation>
    </message>
    <message>
        <source>{address} is no web address; it must begin with https://.</source>
        <translation>{address}은(는) 웹 주소가 아닙니다. https://로 시작해야 합니다.</translation>
    </message>
    <message>
        <source>{address} is not encrypted, so what arrives may be anything; use https://.</source>
        <translation>{address}은(는) 암호화되지 않아 무엇이 올지 알 수 없습니다. https://를 쓰세요.</translation>
    </message>
    <message>
        <source>{address} is not the page of a model; it ends in owner/name.</source>
        <translation>{address}은(는) 모델의 페이지가 아닙니다. 모델 페이지는 owner/name으로 끝납니다.</translation>
    </message>
    <message>
        <source>{asked!r} is neither a known model ({names}, ...), nor a web address, nor a repository such as google/ddpm-cat-256.</source>
        <translation>{asked!r}은(는) 아는 모델({names} 등)도, 웹 주소도, google/ddpm-cat-256 같은 저장소도 아닙니다.</translation>
    </message>
    <message>
        <source>{card} is not a valid model card: config: it must be a JSON object.</source>
        <translation>{card}은(는) 올바른 모델 카드가 아닙니다: config가 JSON 객체여야 합니다.</translation>
    </message>
    <message>
        <source>{classifier} is no classifier, and names nothing; {advice}.</source>
        <translation>{classifier}은(는) 분류기가 아니어서 아무것도 알아보지 못합니다. {advice}.</translation>
    </message>
    <message>
        <source>{classifier} knows clean pictures alone, at no noise level, and would guide a noisy one at random; {advice}.</source>
        <translation>{classifier}은(는) 노이즈 없는 깨끗한 이미지만 알아서 노이즈 낀 이미지를 아무렇게나 이끌게 됩니다. {advice}.</translation>
    </message>
    <message>
        <source>{classifier} knows {its}, and {model} {ours}; {advice}.</source>
        <translation>{classifier}은(는) {its}을(를), {model}은(는) {ours}을(를) 압니다. {advice}.</translation>
    </message>
    <message>
        <source>{classifier} names {its}, but {model} makes {ours}; {advice}.</source>
        <translation>{classifier}은(는) {its}을(를) 알아보는데 {model}은(는) {ours}을(를) 만듭니다. {advice}.</translation>
    </message>
    <message>
        <source>{classifier} was trained with another noise schedule ({its_kind}, {its_steps} levels) than {model} ({kind}, {steps} levels); {advice}.</source>
        <translation>{classifier}은(는) {model}({kind}, 수준 {steps}개)과 다른 노이즈 스케줄({its_kind}, 수준 {its_steps}개)로 학습했습니다. {advice}.</translation>
    </message>
    <message>
        <source>{count:,} pictures</source>
        <translation>이미지 {count:,}장</translation>
    </message>
    <message>
        <source>{count} labels ({some})</source>
        <translation>레이블 {count}개({some})</translation>
    </message>
    <message>
        <source>{field} cannot be of the kind {tag!r}; there are {known}.</source>
        <translation>{field}의 kind는 {tag!r}일 수 없습니다. 있는 것: {known}.</translation>
    </message>
    <message>
        <source>{field} must be a number or a list of [step, value] pairs, not {value}.</source>
        <translation>{field}: 수나 [단계, 값] 쌍의 목록이어야 합니다(지금 {value}).</translation>
    </message>
    <message>
        <source>{field} must be an object that names its kind, not {value}.</source>
        <translation>{field}: kind를 밝힌 객체여야 합니다(지금 {value}).</translation>
    </message>
    <message>
        <source>{field} must be {expected}, not {value}.</source>
        <translation>{field}: {expected} 중 하나여야 합니다(지금 {value}).</translation>
    </message>
    <message>
        <source>{field} must lie between {low} and {high}, not {value}.</source>
        <translation>{field}: {low}에서 {high}까지여야 합니다(지금 {value}).</translation>
    </message>
    <message>
        <source>{file} is not a file of weights; leave it out, or name one.</source>
        <translation>{file}은(는) 가중치 파일이 아닙니다. 빼거나 가중치 파일을 적으세요.</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first}, {last}</translation>
    </message>
    <message>
        <source>{folder} does not tell the {field} of its network: write card.json in it, for example {example}.</source>
        <translation>{folder}에는 네트워크의 {field}이(가) 적혀 있지 않습니다. 그 안에 card.json을 쓰세요. 예: {example}.</translation>
    </message>
    <message>
        <source>{folder} has a config.json but no weights; add {file} to it.</source>
        <translation>{folder}에 config.json은 있지만 가중치가 없습니다. {file}을(를) 넣으세요.</translation>
    </message>
    <message>
        <source>{folder} has weights in several parts; join them into one file.</source>
        <translation>{folder}의 가중치가 여러 조각입니다. 한 파일로 합치세요.</translation>
    </message>
    <message>
        <source>{folder} is not a model folder, having no {card}; {instead}.</source>
        <translation>{folder}에 {card}이(가) 없어 모델 폴더가 아닙니다. {instead}.</translation>
    </message>
    <message>
        <source>{folder} is not a model folder: it has no {card}.</source>
        <translation>{folder}은(는) 모델 폴더가 아닙니다. {card}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>{folder} works on latents (it has a {part}); this program opens networks that work on pictures.</source>
        <translation>{folder}은(는) 잠재 공간에서 일합니다({part}이(가) 있습니다). 이 프로그램은 이미지에서 일하는 네트워크를 엽니다.</translation>
    </message>
    <message>
        <source>{host} answers in a way that cannot be used: {reason}.</source>
        <translation>{host}의 응답은 쓸 수 없는 것입니다: {reason}.</translation>
    </message>
    <message>
        <source>{host} answers {code}</source>
        <translation>{host}의 응답은 {code}입니다</translation>
    </message>
    <message>
        <source>{host} answers {code} to {url}; try again later.</source>
        <translation>{url}에 대한 {host}의 응답은 {code}입니다. 나중에 다시 해 보세요.</translation>
    </message>
    <message>
        <source>{host} cannot be reached ({reason}); check the connection, then resume.</source>
        <translation>{host}에 연결할 수 없습니다({reason}). 연결을 확인한 뒤 이어 받으세요.</translation>
    </message>
    <message>
        <source>{host} does not give {path} to everyone ({code}); log in where it lies, or fetch it with a browser and open it from disk.</source>
        <translation>{host}은(는) {path}을(를) 아무에게나 주지 않습니다({code}). 그곳에 로그인하거나 브라우저로 받아 디스크에서 여세요.</translation>
    </message>
    <message>
        <source>{host} leads to {other} without encryption; nothing was taken from there.</source>
        <translation>{host}이(가) 암호화 없이 {other}(으)로 이끕니다. 거기서는 아무것도 받지 않았습니다.</translation>
    </message>
    <message>
        <source>{host} sends more of {path} than the {limit:,} bytes it has; that is not the file.</source>
        <translation>{host}이(가) {path}을(를) 원래의 {limit:,}바이트보다 많이 보냅니다. 그 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>{host} sends {told:,} bytes as {path}, which has {size:,}; that is not the file.</source>
        <translation>{host}이(가) {path}(이)라며 {told:,}바이트를 보내는데 그 파일은 {size:,}바이트입니다. 그 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>{kind!r} has no {name!r}</source>
        <translation>{kind!r}에는 {name!r}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{kind} from {low:g} to {high:g}</source>
        <translation>{low:g}에서 {high:g}까지의 {kind}</translation>
    </message>
    <message>
        <source>{missing:,.0f} MB more are needed, and the disk of {folder} has {free:,.0f} MB left; free some space, then resume.</source>
        <translation>{missing:,.0f} MB가 더 필요한데 {folder}의 디스크에는 {free:,.0f} MB가 남았습니다. 공간을 비운 뒤 이어 받으세요.</translation>
    </message>
    <message>
        <source>{model} cannot be guided without a classifier: it was not trained with a null label. Leave the guidance scale out, or name a second model for the unlabelled half.</source>
        <translation>{model}은(는) 빈 레이블로 학습하지 않아 분류기 없이 이끌 수 없습니다. 가이던스 강도를 빼거나 레이블 없는 쪽을 맡을 둘째 모델을 지정하세요.</translation>
    </message>
    <message>
        <source>{model} has no label {label!r}; it knows {known}.</source>
        <translation>{model}에는 레이블 {label!r}이(가) 없습니다. 아는 레이블: {known}.</translation>
    </message>
    <message>
        <source>{model} has no labels to mix; leave them out of the path.</source>
        <translation>{model}에는 섞을 레이블이 없습니다. 경로에서 빼세요.</translation>
    </message>
    <message>
        <source>{model} has no labels; leave the label out.</source>
        <translation>{model}에는 레이블이 없습니다. 레이블을 빼세요.</translation>
    </message>
    <message>
        <source>{model} has no learned variance; choose fixed_small or fixed_large.</source>
        <translation>{model}에는 학습한 분산이 없습니다. fixed_small이나 fixed_large를 고르세요.</translation>
    </message>
    <message>
        <source>{model} makes nothing without a label; choose one, such as {label}.</source>
        <translation>{model}은(는) 레이블 없이는 아무것도 만들지 않습니다. {label} 같은 레이블을 고르세요.</translation>
    </message>
    <message>
        <source>{model} makes nothing without a label; give every end one.</source>
        <translation>{model}은(는) 레이블 없이는 아무것도 만들지 않습니다. 모든 끝에 레이블을 정하세요.</translation>
    </message>
    <message>
        <source>{model} makes pictures of {width} x {height} pixels; by tiles they can be larger, but not {wanted_width} x {wanted_height}.</source>
        <translation>{model}은(는) {width} x {height}픽셀 이미지를 만듭니다. 타일로 더 크게 할 수 있지만 {wanted_width} x {wanted_height}은(는) 안 됩니다.</translation>
    </message>
    <message>
        <source>{model} restores pictures</source>
        <translation>{model}이(가) 복원하는 이미지</translation>
    </message>
    <message>
        <source>{model} was trained with other noise levels than the run it is to go on from; choose a model with the same schedule.</source>
        <translation>{model}은(는) 이어 갈 실행과 다른 노이즈 수준으로 학습했습니다. 스케줄이 같은 모델을 고르세요.</translation>
    </message>
    <message>
        <source>{name!r} cannot be the name of a model; use letters, digits, dots, - and _.</source>
        <translation>{name!r}은(는) 모델 이름이 될 수 없습니다. 글자, 숫자, 점, -, _를 쓰세요.</translation>
    </message>
    <message>
        <source>{name!r} has not the bytes that its shape needs</source>
        <translation>{name!r}의 바이트 수가 모양에 맞지 않습니다</translation>
    </message>
    <message>
        <source>{name!r} is in the unknown number format {dtype!r}</source>
        <translation>{name!r}의 숫자 형식 {dtype!r}을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>{name} cannot be asked for on the hub ({reason}); check the connection, then resume.</source>
        <translation>허브에 {name}을(를) 물어볼 수 없습니다({reason}). 연결을 확인한 뒤 이어 받으세요.</translation>
    </message>
    <message>
        <source>{name} cannot be read: it is damaged, or was cut off when it was copied.</source>
        <translation>{name} 파일을 읽을 수 없습니다. 손상되었거나 복사하다가 잘렸습니다.</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>{name} 파일을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{name} cannot be swept; these can: {names}.</source>
        <translation>{name}은(는) 비교할 수 없습니다. 비교할 수 있는 것: {names}.</translation>
    </message>
    <message>
        <source>{name} carries no recipe: Diffusion Studio did not make it, or another program left the recipe out when it saved it.</source>
        <translation>{name}에는 레시피가 없습니다. Diffusion Studio가 만든 것이 아니거나 다른 프로그램이 저장하면서 레시피를 뺐습니다.</translation>
    </message>
    <message>
        <source>{name} does not measure a picture whose light could be counted; use Gaussian noise</source>
        <translation>{name}은(는) 빛을 셀 수 있는 이미지를 측정하지 않습니다. 가우시안 노이즈를 쓰세요</translation>
    </message>
    <message>
        <source>{name} has more pixels than any picture that was made here; it was not read.</source>
        <translation>{name}은(는) 여기서 만든 어떤 이미지보다 픽셀이 많아 읽지 않았습니다.</translation>
    </message>
    <message>
        <source>{name} has more pixels than can be worked on; make it smaller.</source>
        <translation>{name}은(는) 다룰 수 있는 것보다 픽셀이 많습니다. 더 작게 만드세요.</translation>
    </message>
    <message>
        <source>{name} has no place</source>
        <translation>{name}은(는) 들어갈 자리가 없습니다</translation>
    </message>
    <message>
        <source>{name} has no revision {revision!r}.</source>
        <translation>{name}에 {revision!r} 리비전이 없습니다.</translation>
    </message>
    <message>
        <source>{name} holds no recipe; choose a picture that was saved here, or a recipe&apos;s JSON file.</source>
        <translation>{name}에는 레시피가 없습니다. 여기서 저장한 이미지나 레시피의 JSON 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{name} is black all over; a kernel is bright where light went.</source>
        <translation>{name}은(는) 온통 검습니다. 커널은 빛이 간 곳이 밝아야 합니다.</translation>
    </message>
    <message>
        <source>{name} is damaged and cannot be read; save it anew.</source>
        <translation>{name}이(가) 손상되어 읽을 수 없습니다. 다시 저장하세요.</translation>
    </message>
    <message>
        <source>{name} is missing</source>
        <translation>{name}이(가) 없습니다</translation>
    </message>
    <message>
        <source>{name} is no preset of Diffusion Studio; choose one saved here.</source>
        <translation>{name}은(는) Diffusion Studio의 프리셋이 아닙니다. 여기서 저장한 것을 고르세요.</translation>
    </message>
    <message>
        <source>{name} is no preset: it is not valid JSON.</source>
        <translation>{name}은(는) 프리셋이 아닙니다. 올바른 JSON이 아닙니다.</translation>
    </message>
    <message>
        <source>{name} is not a PNG, JPEG or WebP picture; only those carry a recipe.</source>
        <translation>{name}은(는) PNG, JPEG, WebP 이미지가 아닙니다. 이 세 가지만 레시피를 담습니다.</translation>
    </message>
    <message>
        <source>{name} is not a picture; choose a PNG, JPEG, TIFF, WebP, BMP or GIF.</source>
        <translation>{name}은(는) 이미지가 아닙니다. PNG, JPEG, TIFF, WebP, BMP, GIF 중에서 고르세요.</translation>
    </message>
    <message>
        <source>{name} is the name of another download, of {asked}; choose another name, or cancel that one.</source>
        <translation>{name}은(는) 이미 {asked}을(를) 내려받는 이름입니다. 다른 이름을 고르거나 그쪽을 취소하세요.</translation>
    </message>
    <message>
        <source>{name} is too large</source>
        <translation>{name}이(가) 너무 큽니다</translation>
    </message>
    <message>
        <source>{name} is too large to be a preset.</source>
        <translation>{name}은(는) 프리셋이라기에는 너무 큽니다.</translation>
    </message>
    <message>
        <source>{name} is {across} × {down}, the picture {width} × {height}; choose a mask of the same proportions.</source>
        <translation>{name}은(는) {across} × {down}이고 이미지는 {width} × {height}입니다. 비율이 같은 마스크를 고르세요.</translation>
    </message>
    <message>
        <source>{name} is {shape}, not {wanted}</source>
        <translation>{name}이(가) {wanted}이어야 하는데 {shape}입니다</translation>
    </message>
    <message>
        <source>{name} is {width:,} × {height:,} pixels, more than can be worked on ({most:.0f} million); make it smaller, or cut out a part.</source>
        <translation>{name}은(는) {width:,} × {height:,}픽셀로 다룰 수 있는 것({most:.0f}백만)보다 큽니다. 더 작게 만들거나 일부를 잘라 내세요.</translation>
    </message>
    <message>
        <source>{name} is {width} × {height}: too small to say anything; choose a picture of {smallest} × {smallest} pixels or more.</source>
        <translation>{name}은(는) {width} × {height}로 너무 작아 아무것도 알 수 없습니다. {smallest} × {smallest}픽셀 이상인 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>{name} is {width} × {height}; a kernel has an odd number of pixels a side, so that it has a middle.</source>
        <translation>{name}은(는) {width} × {height}입니다. 커널은 가운데가 있도록 한 변이 홀수 픽셀이어야 합니다.</translation>
    </message>
    <message>
        <source>{name} is {width} × {height}; a kernel has at most {most} pixels a side.</source>
        <translation>{name}은(는) {width} × {height}입니다. 커널은 한 변이 {most}픽셀 이하여야 합니다.</translation>
    </message>
    <message>
        <source>{name} must end in .gif or .apng to be an animation.</source>
        <translation>{name}을(를) 애니메이션으로 저장하려면 .gif나 .apng로 끝나야 합니다.</translation>
    </message>
    <message>
        <source>{name} must lie between {low:g} and {high:g}</source>
        <translation>{name}은(는) {low:g}에서 {high:g}까지여야 합니다</translation>
    </message>
    <message>
        <source>{name} needs a linear measurement, which {operator} is not; use DPS</source>
        <translation>{name}에는 선형 측정이 필요한데 {operator}은(는) 선형이 아닙니다. DPS를 쓰세요</translation>
    </message>
    <message>
        <source>{name} of {kind!r} must be {wanted}, not {value}</source>
        <translation>{kind!r}의 {name}: {wanted}만 쓸 수 있습니다(지금 {value})</translation>
    </message>
    <message>
        <source>{name} of {repository} is no longer the file that this program knows: its sha256 begins {told}, not {known}; ask for {repository} by that name if you trust it.</source>
        <translation>{repository}의 {name}은(는) 더는 이 프로그램이 아는 파일이 아닙니다. sha256이 {known}이(가) 아니라 {told}(으)로 시작합니다. 믿을 수 있으면 {repository}을(를) 그 이름으로 요청하세요.</translation>
    </message>
    <message>
        <source>{name} of {repository} is too large for what it should be.</source>
        <translation>{repository}의 {name}은(는) 있어야 할 크기보다 너무 큽니다.</translation>
    </message>
    <message>
        <source>{name} was made by {program}, and this is {this}: the picture may differ.</source>
        <translation>{name}은(는) {program}이(가) 만들었고 이 프로그램은 {this}입니다. 이미지가 다를 수 있습니다.</translation>
    </message>
    <message>
        <source>{name} was written by a newer version</source>
        <translation>{name}은(는) 더 새로운 버전이 썼습니다</translation>
    </message>
    <message>
        <source>{name} {reason}; it stays.</source>
        <translation>{name}: {reason}. 그대로 둡니다.</translation>
    </message>
    <message>
        <source>{name} {what}</source>
        <translation>{name}: {what}</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation>{name}: {what}</translation>
    </message>
    <message>
        <source>{n} pixels are not a multiple of {factor}; choose a factor that divides them</source>
        <translation>{n}픽셀은 {factor}의 배수가 아닙니다. 나누어떨어지는 배율을 고르세요</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one} 또는 {other}</translation>
    </message>
    <message>
        <source>{operator} can be undone by daps and dps alone; choose one.</source>
        <translation>{operator}은(는) daps와 dps로만 되돌릴 수 있습니다. 둘 중 하나를 고르세요.</translation>
    </message>
    <message>
        <source>{other} has another {what} than {model}; {advice}.</source>
        <translation>{other}은(는) {model}과(와) {what}이(가) 다릅니다. {advice}.</translation>
    </message>
    <message>
        <source>{other} makes nothing without a label; {advice}.</source>
        <translation>{other}은(는) 레이블 없이는 아무것도 만들지 않습니다. {advice}.</translation>
    </message>
    <message>
        <source>{other} makes {its}, but {model} makes {ours}; {advice}.</source>
        <translation>{other}은(는) {its}을(를) 만드는데 {model}은(는) {ours}을(를) 만듭니다. {advice}.</translation>
    </message>
    <message>
        <source>{path!r} is not a place in a model&apos;s folder.</source>
        <translation>{path!r}은(는) 모델 폴더 안의 자리가 아닙니다.</translation>
    </message>
    <message>
        <source>{path} arrived damaged, or is another file: its sha256 begins {found}, not {known}; it was deleted. Resume fetches it anew.</source>
        <translation>{path}이(가) 손상된 채 왔거나 다른 파일입니다. sha256이 {known}이(가) 아니라 {found}(으)로 시작하여 지웠습니다. 이어 받으면 새로 받습니다.</translation>
    </message>
    <message>
        <source>{path} became shorter while it was read; wait until it is complete.</source>
        <translation>{path}이(가) 읽는 동안 짧아졌습니다. 다 채워질 때까지 기다리세요.</translation>
    </message>
    <message>
        <source>{path} cannot be converted in {folder}: {reason}.</source>
        <translation>{folder}에서 {path}을(를) 변환할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be read as JSON: {reason}.</source>
        <translation>{path}을(를) JSON으로 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>{path} 파일을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path}에 쓸 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} does not fit the network of its card or its folder ({architecture}): {differences}. It must have exactly its {count} tensors.</source>
        <translation>{path}이(가) 카드나 폴더의 네트워크({architecture})와 맞지 않습니다: {differences}. 정확히 그 텐서 {count}개가 있어야 합니다.</translation>
    </message>
    <message>
        <source>{path} does not tell whether it has {one} or {other} residual blocks a level; write {name}.json beside it, with {{&quot;config&quot;: {{&quot;num_res_blocks&quot;: {one}}}}} or the other.</source>
        <translation>{path}만으로는 수준마다 잔차 블록이 {one}개인지 {other}개인지 알 수 없습니다. 옆에 {name}.json을 쓰고 {{&quot;config&quot;: {{&quot;num_res_blocks&quot;: {one}}}}} 또는 다른 쪽을 적으세요.</translation>
    </message>
    <message>
        <source>{path} does not tell {lacking}: write {name}.json beside it, with what its authors say, for example {shown}.</source>
        <translation>{path}만으로는 {lacking}을(를) 알 수 없습니다. 옆에 {name}.json을 쓰고 만든 사람들이 밝힌 것을 적으세요. 예: {shown}.</translation>
    </message>
    <message>
        <source>{path} ends in noise alone (rescale_betas_zero_snr), from which a network that predicts epsilon cannot start; it must be v_prediction or sample.</source>
        <translation>{path}은(는) 노이즈만으로 끝나서(rescale_betas_zero_snr) epsilon을 예측하는 네트워크로는 시작할 수 없습니다. v_prediction이나 sample이어야 합니다.</translation>
    </message>
    <message>
        <source>{path} has a damaged safetensors header: {reason}.</source>
        <translation>{path}의 safetensors 헤더가 손상되었습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} has no usable noise schedule: it has one level alone.</source>
        <translation>{path}에 쓸 수 있는 노이즈 스케줄이 없습니다. 수준이 하나뿐입니다.</translation>
    </message>
    <message>
        <source>{path} has no usable noise schedule: {reason}.</source>
        <translation>{path}에 쓸 수 있는 노이즈 스케줄이 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{path} holds more than one network; save one alone.</source>
        <translation>{path}에 네트워크가 둘 이상 들어 있습니다. 하나만 저장하세요.</translation>
    </message>
    <message>
        <source>{path} holds numbers that are not finite, in {tensor!r}: its training broke down or the file is damaged; take another.</source>
        <translation>{path}의 {tensor!r}에 유한하지 않은 수가 있습니다. 학습이 무너졌거나 파일이 손상되었습니다. 다른 것을 쓰세요.</translation>
    </message>
    <message>
        <source>{path} holds zeros alone: it was never trained, or is damaged.</source>
        <translation>{path}에는 0만 들어 있습니다. 학습한 적이 없거나 손상되었습니다.</translation>
    </message>
    <message>
        <source>{path} holds {tensor!r} in {dtype}; weights must be in {formats}.</source>
        <translation>{path}의 {tensor!r}은(는) {dtype}입니다. 가중치는 {formats} 중 하나여야 합니다.</translation>
    </message>
    <message>
        <source>{path} is a U-Net, which names nothing in pictures; open a classifier.</source>
        <translation>{path}은(는) U-Net이어서 이미지에서 아무것도 알아보지 못합니다. 분류기를 여세요.</translation>
    </message>
    <message>
        <source>{path} is a classifier, which makes no pictures; open a U-Net, and this beside it to guide it.</source>
        <translation>{path}은(는) 이미지를 만들지 않는 분류기입니다. U-Net을 열고, 이것은 그 옆에서 이끄는 데 쓰세요.</translation>
    </message>
    <message>
        <source>{path} is a folder; choose a picture in it.</source>
        <translation>{path}은(는) 폴더입니다. 그 안의 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>{path} is a folder; choose a picture that was saved here, or a JSON file.</source>
        <translation>{path}은(는) 폴더입니다. 여기서 저장한 이미지나 JSON 파일을 고르세요.</translation>
    </message>
    <message>
        <source>{path} is a web page, not weights: the site answered with a page, perhaps to log in or to confirm; download it again.</source>
        <translation>{path}은(는) 가중치가 아니라 웹 페이지입니다. 사이트가 로그인이나 확인을 위한 페이지를 보낸 듯합니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{path} is an upsampler: besides the noisy picture it needs a small one, which this program does not give; open the network for whole pictures.</source>
        <translation>{path}은(는) 업샘플러입니다. 노이즈 낀 이미지 말고도 작은 이미지가 필요한데 이 프로그램은 주지 않습니다. 이미지 전체를 만드는 네트워크를 여세요.</translation>
    </message>
    <message>
        <source>{path} is converted once before it is used, and {folder} has no room for {size:.1f} GB more; free some space.</source>
        <translation>{path}은(는) 쓰기 전에 한 번 변환하는데 {folder}에 {size:.1f} GB가 더 들어갈 자리가 없습니다. 공간을 비우세요.</translation>
    </message>
    <message>
        <source>{path} is cut short: it has no safetensors header; download it again.</source>
        <translation>{path}은(는) 잘려 있습니다. safetensors 헤더가 없습니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{path} is cut short: its header does not end; download it again.</source>
        <translation>{path}은(는) 잘려 있습니다. 헤더가 끝나지 않습니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{path} is cut short: {missing:,} bytes are missing; download it again.</source>
        <translation>{path}은(는) 잘려 있습니다. {missing:,}바이트가 없습니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{path} is damaged: the bytes of {tensor!r} leave a gap or overlap others&apos;.</source>
        <translation>{path}이(가) 손상되었습니다. {tensor!r}의 바이트가 빈 곳을 남기거나 다른 것과 겹칩니다.</translation>
    </message>
    <message>
        <source>{path} is damaged: {left:,} bytes belong to no tensor.</source>
        <translation>{path}이(가) 손상되었습니다. {left:,}바이트가 어느 텐서에도 속하지 않습니다.</translation>
    </message>
    <message>
        <source>{path} is empty; download it again.</source>
        <translation>{path}은(는) 비어 있습니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{path} is no file; choose a picture that was saved here.</source>
        <translation>{path}은(는) 파일이 아닙니다. 여기서 저장한 이미지를 고르세요.</translation>
    </message>
    <message>
        <source>{path} is not a JSON object.</source>
        <translation>{path}은(는) JSON 객체가 아닙니다.</translation>
    </message>
    <message>
        <source>{path} is not a file of network weights; {advice}.</source>
        <translation>{path}은(는) 네트워크 가중치 파일이 아닙니다. {advice}.</translation>
    </message>
    <message>
        <source>{path} is not a file; {advice}.</source>
        <translation>{path}은(는) 파일이 아닙니다. {advice}.</translation>
    </message>
    <message>
        <source>{path} is not a network that this program knows: {family}.</source>
        <translation>{path}은(는) 이 프로그램이 아는 네트워크가 아닙니다: {family}.</translation>
    </message>
    <message>
        <source>{path} is not a safetensors file, or a damaged one: its header would have {length:,} bytes; download it again.</source>
        <translation>{path}은(는) safetensors 파일이 아니거나 손상되었습니다. 헤더가 {length:,}바이트여야 합니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{path} is not the file that its card was written for, or is damaged: its sha256 begins {found}, not {known:.8}; download it again.</source>
        <translation>{path}은(는) 카드가 가리키는 파일이 아니거나 손상되었습니다. sha256이 {known:.8}이(가) 아니라 {found}(으)로 시작합니다. 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>{path} is of a network that takes {taken} channels and gives {given}; networks for pictures take 1 or 3 and give as many, or twice as many with a learned variance.</source>
        <translation>{path}은(는) {taken}채널을 받아 {given}채널을 내는 네트워크의 것입니다. 이미지를 위한 네트워크는 1채널이나 3채널을 받아 그만큼, 또는 학습한 분산이 있으면 두 배를 냅니다.</translation>
    </message>
    <message>
        <source>{path} is of a {name!s:.60}; of diffusers&apos; networks only UNet2DModel can be opened.</source>
        <translation>{path}은(는) {name!s:.60}의 것입니다. diffusers의 네트워크 가운데 UNet2DModel만 열 수 있습니다.</translation>
    </message>
    <message>
        <source>{path} is {what}.</source>
        <translation>{path}: {what}.</translation>
    </message>
    <message>
        <source>{path} looks like an ADM network, but its blocks do not make one; it is damaged or a variant that this program does not know.</source>
        <translation>{path}은(는) ADM 네트워크 같지만 블록이 맞지 않습니다. 손상되었거나 이 프로그램이 모르는 변형입니다.</translation>
    </message>
    <message>
        <source>{path} looks like an ADM network, but its {name} is {shape}; download or export it again.</source>
        <translation>{path}은(는) ADM 네트워크 같지만 {name}이(가) 맞지 않습니다({shape}). 다시 내려받거나 내보내세요.</translation>
    </message>
    <message>
        <source>{path} needs {needed:.1f} GB of memory, and {share:.0%} of the {free:.1f} GB that are free may be used; close other programs or take a smaller model.</source>
        <translation>{path}에는 메모리 {needed:.1f} GB가 필요한데 비어 있는 {free:.1f} GB 가운데 {share:.0%}만 쓸 수 있습니다. 다른 프로그램을 닫거나 더 작은 모델을 쓰세요.</translation>
    </message>
    <message>
        <source>{path} takes {channels} channels and gives {answers}; networks for pictures take 1 or 3 and give as many, or twice as many with a learned variance.</source>
        <translation>{path}은(는) {channels}채널을 받아 {answers}채널을 냅니다. 이미지를 위한 네트워크는 1채널이나 3채널을 받아 그만큼, 또는 학습한 분산이 있으면 두 배를 냅니다.</translation>
    </message>
    <message>
        <source>{path} was changed while it was read; open it again.</source>
        <translation>{path}이(가) 읽는 동안 바뀌었습니다. 다시 여세요.</translation>
    </message>
    <message>
        <source>{path} was not read within {seconds:.0f} seconds; convert it to .safetensors.</source>
        <translation>{path}을(를) {seconds:.0f}초 안에 읽지 못했습니다. .safetensors로 변환하세요.</translation>
    </message>
    <message>
        <source>{path} {reason}.</source>
        <translation>{path}: {reason}.</translation>
    </message>
    <message>
        <source>{pictures} moved, then: {problem}</source>
        <translation>{pictures} 옮김, 그 뒤 문제 발생: {problem}</translation>
    </message>
    <message>
        <source>{problem} The pictures lie in {folder}.</source>
        <translation>{problem} 이미지는 {folder}에 있습니다.</translation>
    </message>
    <message>
        <source>{reason}; choose another folder for the library.</source>
        <translation>{reason}. 라이브러리를 둘 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{repository} has no file {file!r}.</source>
        <translation>{repository}에 파일 {file!r}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>{repository} holds no UNet2DModel of diffusers and no model of this program; name one of its files of weights, as owner/name/file.pt.</source>
        <translation>{repository}에는 diffusers의 UNet2DModel도 이 프로그램의 모델도 없습니다. 가중치 파일 하나를 owner/name/file.pt처럼 적으세요.</translation>
    </message>
    <message>
        <source>{repository} is gated: accept its terms at https://huggingface.co/{repository}, log in with `hf auth login`, then resume.</source>
        <translation>{repository}은(는) 약관에 동의해야 받을 수 있습니다. https://huggingface.co/{repository} 에서 동의하고 `hf auth login`으로 로그인한 뒤 이어 받으세요.</translation>
    </message>
    <message>
        <source>{sentence} It was set aside as {name}, beside the others.</source>
        <translation>{sentence} {name}(으)로 다른 세션 옆에 따로 두었습니다.</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}.</translation>
    </message>
    <message>
        <source>{step} steps are done where the branch begins; ask for more than {step}.</source>
        <translation>분기가 시작되는 곳까지 {step}단계를 마쳤습니다. {step}보다 많은 단계를 정하세요.</translation>
    </message>
    <message>
        <source>{what} alone, and best with all of its 1000 steps.</source>
        <translation>{what}만 만듭니다. 1000단계를 모두 쓸 때 가장 좋습니다.</translation>
    </message>
    <message>
        <source>{what} cannot be changed: {reason}; put that right, and try again.</source>
        <translation>{what}을(를) 바꿀 수 없습니다: {reason}. 바로잡은 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>{what} cannot be written: {reason}; choose another folder.</source>
        <translation>{what}에 쓸 수 없습니다: {reason}. 다른 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{what} of the session is left out: {reason}.</source>
        <translation>세션에서 {what}을(를) 뺐습니다: {reason}.</translation>
    </message>
    <message>
        <source>{what} of {width} x {height} pixels, but this picture has {given_width} x {given_height}; scale it, or choose a part of it.</source>
        <translation>{what}: {width} x {height}픽셀이어야 하는데 이 이미지는 {given_width} x {given_height}픽셀입니다. 크기를 바꾸거나 일부를 고르세요.</translation>
    </message>
    <message>
        <source>{where} does not make a UNet2DModel: {reason}.</source>
        <translation>{where}(으)로는 UNet2DModel을 만들 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>{where} is not a valid model card: {reason}.</source>
        <translation>{where}은(는) 올바른 모델 카드가 아닙니다: {reason}.</translation>
    </message>
    <message>
        <source>{width} channels cannot be split into heads of {num_head_channels} channels (num_head_channels)</source>
        <translation>{width}채널은 {num_head_channels}채널씩 헤드로 나눌 수 없습니다(num_head_channels)</translation>
    </message>
    <message>
        <source>{width} channels cannot be split into {heads} heads</source>
        <translation>{width}채널은 헤드 {heads}개로 나눌 수 없습니다</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>What you do now would not survive a crash. {reason}</source>
        <translation>지금 하는 일은 프로그램이 갑자기 꺼지면 남지 않습니다. {reason}</translation>
    </message>
    <message>
        <source>The program was cut off ({when}). Its session is kept.</source>
        <translation>프로그램이 갑자기 종료되었습니다({when}). 그때의 세션이 남아 있습니다.</translation>
    </message>
    <message>
        <source>There is nothing to restore</source>
        <translation>복구할 것이 없습니다</translation>
    </message>
    <message>
        <source>A run of the session could not be taken up again. It is kept and tried at the next start; discard it if it is not wanted.</source>
        <translation>세션의 실행 하나를 다시 이어 갈 수 없었습니다. 보관해 두었다가 다음 시작 때 다시 시도합니다. 필요 없으면 버리세요.</translation>
    </message>
    <message>
        <source>Saved {name} in {folder}</source>
        <translation>{folder}에 {name} 저장됨</translation>
    </message>
    <message>
        <source>{name} is open</source>
        <translation>{name} 세션을 열었습니다</translation>
    </message>
    <message>
        <source>Save session as</source>
        <translation>세션을 다른 이름으로 저장</translation>
    </message>
    <message>
        <source>Open session</source>
        <translation>세션 열기</translation>
    </message>
    <message>
        <source>Sessions ({kinds})</source>
        <translation>세션 ({kinds})</translation>
    </message>
    <message>
        <source>the settings of Generate</source>
        <translation>생성 설정</translation>
    </message>
    <message>
        <source>the settings of Restore</source>
        <translation>복원 설정</translation>
    </message>
    <message>
        <source>the mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>the opened picture</source>
        <translation>연 이미지</translation>
    </message>
    <message>
        <source>what runs start from</source>
        <translation>실행의 시작점</translation>
    </message>
    <message>
        <source>the settings of Interpolate</source>
        <translation>보간 설정</translation>
    </message>
    <message>
        <source>the settings of Lab</source>
        <translation>실험실 설정</translation>
    </message>
    <message>
        <source>the queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>what was looked for in the library</source>
        <translation>라이브러리에서 찾던 내용</translation>
    </message>
    <message>
        <source>Of the session {part} could not be used, and is left as it was.</source>
        <translation>세션에서 {part}은(는) 쓸 수 없어 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>One run is back, held where it was; Resume goes on with it</source>
        <translation>실행 하나가 멈춘 자리에 돌아왔습니다. 계속을 누르면 이어 갑니다</translation>
    </message>
    <message>
        <source>{count} runs are back, held where they were; Resume goes on</source>
        <translation>실행 {count}개가 멈춘 자리에 돌아왔습니다. 계속을 누르면 이어 갑니다</translation>
    </message>
</context>
<context>
    <name>Sight</name>
    <message>
        <source>{command} shows what the classifier does at each step</source>
        <translation>{command}: 단계마다 분류기가 하는 일을 보여 줍니다</translation>
    </message>
    <message>
        <source>Generate, and what guides the picture is seen here.</source>
        <translation>생성하면 무엇이 이미지를 이끄는지 여기에 보입니다.</translation>
    </message>
    <message>
        <source>Step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계</translation>
    </message>
    <message>
        <source>Step {k} of {steps} · picture {n} of {count}</source>
        <translation>{steps}단계 중 {k}단계 · {count}장 중 {n}번째</translation>
    </message>
    <message>
        <source>The classifier is not asked while its scale is 0.</source>
        <translation>강도가 0이면 분류기를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Nothing guides this run.</source>
        <translation>이 실행에는 가이던스가 없습니다.</translation>
    </message>
    <message>
        <source>classifier-free</source>
        <translation>분류기 없는 가이던스</translation>
    </message>
    <message>
        <source>classifier</source>
        <translation>분류기</translation>
    </message>
    <message>
        <source>clipped</source>
        <translation>잘린 값</translation>
    </message>
    <message>
        <source>What the classifier sees</source>
        <translation>분류기가 보는 것</translation>
    </message>
    <message>
        <source>How likely, over the steps</source>
        <translation>단계별 확률</translation>
    </message>
    <message>
        <source>How likely the classifier finds each of these labels, at every step at which it was asked. It looks at the noisy picture, so at first it can only guess.</source>
        <translation>분류기가 각 레이블을 얼마나 그럴듯하게 보는지, 물어본 단계마다 보여 줍니다. 노이즈 섞인 이미지를 보므로 처음에는 짐작만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Pull of guidance</source>
        <translation>가이던스의 세기</translation>
    </message>
    <message>
        <source>How far guidance moves the predicted noise, beside that noise&apos;s own size. Above the dashed line, 1, guidance outweighs the model.</source>
        <translation>가이던스가 예측 노이즈를 얼마나 옮기는지, 그 노이즈의 크기에 견주어 보여 줍니다. 점선(1)을 넘으면 가이던스가 모델보다 셉니다.</translation>
    </message>
    <message>
        <source>Clipped values</source>
        <translation>잘린 값</translation>
    </message>
    <message>
        <source>The share of the belief&apos;s values that lie far beyond the range of colours, by more than 13 of 255 grey levels, and are clipped. Above the dashed line, 5 %, colours grow harsh: lower the scale, or use a threshold.</source>
        <translation>예측값 가운데 색의 범위를 크게(밝기 255단계 중 13단계 넘게) 벗어나 잘리는 값의 비율입니다. 점선(5 %)을 넘으면 색이 거칠어지니 강도를 낮추거나 임계값을 쓰세요.</translation>
    </message>
    <message>
        <source>Gradient over the picture</source>
        <translation>이미지 위에 기울기 표시</translation>
    </message>
    <message>
        <source>Where in the picture a change would make the label likelier to the classifier, at the step that is shown: clear where it matters little, bright where it matters most.</source>
        <translation>보이는 단계에서, 이미지의 어디를 바꾸면 분류기가 레이블을 더 그럴듯하게 볼지 나타냅니다. 덜 중요한 곳은 투명하고, 가장 중요한 곳은 밝습니다.</translation>
    </message>
    <message>
        <source>weak</source>
        <translation>약함</translation>
    </message>
    <message>
        <source>strong</source>
        <translation>강함</translation>
    </message>
    <message>
        <source>Colours of the gradient</source>
        <translation>기울기의 색</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard; copy one first.</source>
        <translation>클립보드에 이미지가 없습니다. 먼저 이미지를 복사하세요.</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>붙여넣은 이미지</translation>
    </message>
    <message>
        <source>Seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>Save whole picture</source>
        <translation>전체 이미지 저장</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>이미지 ({kinds})</translation>
    </message>
    <message>
        <source>Saved {name} in {folder}</source>
        <translation>{folder}에 {name} 저장됨</translation>
    </message>
    <message>
        <source>The pasted picture</source>
        <translation>붙여넣은 이미지</translation>
    </message>
    <message>
        <source>height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>Feather</source>
        <translation>가장자리 흐리기</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Where the frame&apos;s upper left corner is, in pixels of the picture. Drag the frame, or move it by the arrow keys; with Shift ten pixels at a time.</source>
        <translation>틀의 왼쪽 위 모서리 위치를 이미지의 픽셀로 나타냅니다. 틀을 끌거나 화살표 키로 옮기세요. Shift를 함께 누르면 열 픽셀씩 움직입니다.</translation>
    </message>
    <message>
        <source>The frame&apos;s height in pixels of the picture; its corners and Ctrl with the wheel change it too.

As high as the model&apos;s pictures, every pixel is worked on as it is. Larger, the model sees more at once, and the result is coarser than the picture around it; smaller, it sees little and enlarges it.

Default: as high as the model&apos;s pictures.</source>
        <translation>이미지의 픽셀로 나타낸 틀의 높이입니다. 틀의 모서리를 끌거나 Ctrl을 누른 채 휠을 돌려도 바뀝니다.

모델의 이미지와 높이가 같으면 모든 픽셀을 그대로 다룹니다. 더 크면 모델이 한 번에 더 많이 보지만 결과가 주변보다 거칠어지고, 더 작으면 조금만 보고 확대해서 다룹니다.

기본값: 모델의 이미지와 같은 높이.</translation>
    </message>
    <message>
        <source>Over how many pixels the result comes in from its edge, inside the mask or the frame.

0: a hard edge, which may be seen as a seam. Large: a soft one, of which the outer part is mostly the picture as it was.

Default: 2 px.</source>
        <translation>결과가 마스크나 틀 안쪽으로, 가장자리에서 몇 픽셀에 걸쳐 나타날지 정합니다.

0: 딱딱한 가장자리로, 이음매가 보일 수 있습니다. 크면: 부드러운 가장자리로, 바깥쪽은 대부분 원래 이미지입니다.

기본값: 2 px.</translation>
    </message>
    <message>
        <source>Which part of the picture the model works on.

Frame: what lies in it. Largest part: as much as there is of the model&apos;s proportions. All, with edges, or stretched: the whole, as small as the model&apos;s pictures.

All, by tiles: the whole at its own size, no seams; it takes a network call for each tile. It suits a model that knows parts of pictures: one that knows whole scenes imagines small scenes in large holes.</source>
        <translation>이미지의 어느 부분을 모델이 다룰지 정합니다.

틀: 틀 안에 든 부분. 가장 큰 부분: 모델의 비율로 잘라 낼 수 있는 최대한. 전체(가장자리 더함)와 전체(늘림): 모델의 이미지만큼 줄인 전체.

전체(타일): 원래 크기의 전체를 이음매 없이 다루며, 타일마다 네트워크를 한 번 호출합니다. 이미지의 부분을 아는 모델에 알맞습니다. 장면 전체를 아는 모델은 큰 구멍에 작은 장면을 지어냅니다.</translation>
    </message>
    <message>
        <source>Another of the run&apos;s pictures in the frame.</source>
        <translation>틀 안에 이 실행의 다른 이미지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>영역</translation>
    </message>
    <message>
        <source>Sample before</source>
        <translation>이전 샘플</translation>
    </message>
    <message>
        <source>Sample after</source>
        <translation>다음 샘플</translation>
    </message>
    <message>
        <source>The opened picture</source>
        <translation>연 이미지</translation>
    </message>
    <message>
        <source>The whole picture, with the result in its place</source>
        <translation>결과를 제자리에 넣은 전체 이미지</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>틀</translation>
    </message>
    <message>
        <source>Largest part</source>
        <translation>가장 큰 부분</translation>
    </message>
    <message>
        <source>All, with edges</source>
        <translation>전체(가장자리 더함)</translation>
    </message>
    <message>
        <source>All, stretched</source>
        <translation>전체(늘림)</translation>
    </message>
    <message>
        <source>All, by tiles</source>
        <translation>전체(타일)</translation>
    </message>
    <message>
        <source>turned as the camera says</source>
        <translation>카메라 정보에 따라 회전함</translation>
    </message>
    <message>
        <source>the first of several pictures in the file</source>
        <translation>파일에 든 여러 이미지 중 첫째</translation>
    </message>
    <message>
        <source>reduced to 8 bits a colour</source>
        <translation>색당 8비트로 줄임</translation>
    </message>
    <message>
        <source>converted from CMYK</source>
        <translation>CMYK에서 변환함</translation>
    </message>
    <message>
        <source>what is transparent is white</source>
        <translation>투명한 부분은 흰색으로 바꿈</translation>
    </message>
    <message>
        <source>{name}: {width} × {height} pixels</source>
        <translation>{name}: {width} × {height} 픽셀</translation>
    </message>
    <message>
        <source>{width} × {height} by {tiles} tiles: as many network calls a step and sample</source>
        <translation>{width} × {height}, 타일 {tiles}개: 단계와 샘플마다 네트워크를 그 수만큼 호출</translation>
    </message>
    <message>
        <source>{width} × {height}, pixel by pixel</source>
        <translation>{width} × {height}, 픽셀 그대로</translation>
    </message>
    <message>
        <source>scaled × {scale} to {width} × {height}; the mask follows</source>
        <translation>× {scale} 배율로 {width} × {height} 크기에 맞춤, 마스크도 함께 조정</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>{title}, seed {seed}</source>
        <translation>{title}, 시드 {seed}</translation>
    </message>
    <message>
        <source>The noise is found: the picture comes back at {psnr} dB PSNR</source>
        <translation>노이즈를 찾았습니다. 이미지가 PSNR {psnr} dB로 재현됩니다</translation>
    </message>
    <message>
        <source>Starts at step {k} of {steps}: t = {t}, SNR {snr}</source>
        <translation>{steps}단계 중 {k}단계에서 시작: t = {t}, SNR {snr}</translation>
    </message>
    <message>
        <source>x_t, where the run starts</source>
        <translation>x_t, 실행의 시작점</translation>
    </message>
    <message>
        <source>The picture with the noise of its seed: exactly what the first step is given.</source>
        <translation>시드에서 나온 노이즈를 섞은 이미지입니다. 첫 단계에 주어지는 것과 똑같습니다.</translation>
    </message>
    <message>
        <source>{name}, inverted</source>
        <translation>{name}, 역변환됨</translation>
    </message>
    <message>
        <source>Comes back at {psnr} dB PSNR with {steps} steps.</source>
        <translation>{steps}단계로 PSNR {psnr} dB까지 재현됩니다.</translation>
    </message>
    <message>
        <source>Comes back at {psnr} dB PSNR with {steps} steps: not well. The model does not know such pictures, or the steps are too few.</source>
        <translation>{steps}단계로 PSNR {psnr} dB까지만 재현됩니다. 모델이 이런 이미지를 모르거나 단계가 너무 적습니다.</translation>
    </message>
    <message>
        <source>The recipe&apos;s branch, step {k}</source>
        <translation>레시피의 분기, {k}단계</translation>
    </message>
    <message>
        <source>The recipe&apos;s path</source>
        <translation>레시피의 경로</translation>
    </message>
    <message>
        <source>The recipe&apos;s inverted picture</source>
        <translation>레시피의 역변환한 이미지</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>A picture</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>강도</translation>
    </message>
    <message>
        <source>What the first step begins with. Noise: a new picture. A picture: the opened one, made noisy, so that the model makes another of its kind (SDEdit). An inverted picture: the noise that leads to it, found by DDIM inversion.

Default: noise.</source>
        <translation>첫 단계가 무엇에서 시작할지 정합니다. 노이즈: 새 이미지를 만듭니다. 이미지: 연 이미지에 노이즈를 섞어, 모델이 비슷한 다른 이미지를 만듭니다(SDEdit). 역변환한 이미지: DDIM 역변환으로 찾은, 그 이미지에 이르는 노이즈입니다.

기본값: 노이즈.</translation>
    </message>
    <message>
        <source>How noisy the picture is made before the model sets in; the canvas shows it.

Too little: nothing but details change. Too much: nothing of the picture is left. 0.4 to 0.7 keeps the composition.

Default: 0.6.</source>
        <translation>모델이 작업을 시작하기 전에 이미지에 노이즈를 얼마나 섞을지 정합니다. 캔버스에서 볼 수 있습니다.

너무 낮으면 세부만 바뀌고, 너무 높으면 원래 이미지가 전혀 남지 않습니다. 0.4~0.7이면 구도가 유지됩니다.

기본값: 0.6.</translation>
    </message>
    <message>
        <source>Use shown picture</source>
        <translation>보이는 이미지 쓰기</translation>
    </message>
    <message>
        <source>Start from the picture that the canvas shows.</source>
        <translation>캔버스에 보이는 이미지에서 시작합니다.</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>역변환</translation>
    </message>
    <message>
        <source>Find the noise that leads to this very picture: DDIM backwards, without guidance, and down again, to see how well it comes back. It takes 250 steps up and as many down.</source>
        <translation>바로 이 이미지에 이르는 노이즈를 찾습니다. DDIM을 가이던스 없이 거꾸로 진행한 뒤 다시 내려와, 얼마나 잘 재현되는지 확인합니다. 올라갈 때와 내려올 때 각각 250단계가 걸립니다.</translation>
    </message>
    <message>
        <source>Open, paste or drop a picture to start from, or start from noise.</source>
        <translation>시작할 이미지를 열거나 붙여넣거나 끌어다 놓으세요. 노이즈에서 시작해도 됩니다.</translation>
    </message>
    <message>
        <source>A start is one region of the model&apos;s size; choose another fit than tiles.</source>
        <translation>시작점은 모델 크기의 영역 하나여야 합니다. 타일이 아닌 다른 맞춤을 고르세요.</translation>
    </message>
    <message>
        <source>The picture was inverted with another model; invert it with this one.</source>
        <translation>다른 모델로 역변환한 이미지입니다. 이 모델로 역변환하세요.</translation>
    </message>
    <message>
        <source>Open, paste or drop a picture first.</source>
        <translation>먼저 이미지를 열거나 붙여넣거나 끌어다 놓으세요.</translation>
    </message>
</context>
<context>
    <name>Starters</name>
    <message>
        <source>Drawn scenes, {size} pixels</source>
        <translation>그린 장면, {size} 픽셀</translation>
    </message>
    <message>
        <source>Mountains, boats, planets, houses, flowers, butterflies, fish, mushrooms, balloons and cats of {size} x {size} pixels, by label or mixed. The network has seen nothing but pictures that this program draws itself.</source>
        <translation>{size} x {size} 픽셀의 산, 배, 행성, 집, 꽃, 나비, 물고기, 버섯, 열기구, 고양이를 레이블별로 또는 섞어서 만듭니다. 네트워크는 이 프로그램이 직접 그린 이미지만 보고 학습했습니다.</translation>
    </message>
    <message>
        <source>Emoji, {size} pixels</source>
        <translation>이모지, {size} 픽셀</translation>
    </message>
    <message>
        <source>Emoji of {size} x {size} pixels by Unicode&apos;s groups. There are only some 1,400 glyphs; what the network draws is made of their parts.</source>
        <translation>{size} x {size} 픽셀의 이모지를 유니코드 그룹별로 만듭니다. 글리프가 1,400개쯤뿐이어서 네트워크는 그 조각들로 그립니다.</translation>
    </message>
    <message>
        <source>mountains</source>
        <translation>산</translation>
    </message>
    <message>
        <source>boat</source>
        <translation>배</translation>
    </message>
    <message>
        <source>planet</source>
        <translation>행성</translation>
    </message>
    <message>
        <source>house</source>
        <translation>집</translation>
    </message>
    <message>
        <source>flower</source>
        <translation>꽃</translation>
    </message>
    <message>
        <source>butterfly</source>
        <translation>나비</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>물고기</translation>
    </message>
    <message>
        <source>mushroom</source>
        <translation>버섯</translation>
    </message>
    <message>
        <source>balloon</source>
        <translation>열기구</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>고양이</translation>
    </message>
    <message>
        <source>smileys</source>
        <translation>표정</translation>
    </message>
    <message>
        <source>people</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>animals and nature</source>
        <translation>동물과 자연</translation>
    </message>
    <message>
        <source>food</source>
        <translation>음식</translation>
    </message>
    <message>
        <source>travel</source>
        <translation>여행과 장소</translation>
    </message>
    <message>
        <source>activities</source>
        <translation>활동</translation>
    </message>
    <message>
        <source>objects</source>
        <translation>사물</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Memory {used} MB</source>
        <translation>메모리 {used} MB</translation>
    </message>
    <message>
        <source>Preparing the engine…</source>
        <translation>엔진 준비 중…</translation>
    </message>
    <message>
        <source>The engine could not be started</source>
        <translation>엔진을 시작하지 못했습니다</translation>
    </message>
    <message>
        <source>threads: {count}</source>
        <translation>스레드 {count}개</translation>
    </message>
    <message>
        <source>Where pictures are made, and why there</source>
        <translation>이미지를 만드는 장치와 그 이유</translation>
    </message>
    <message>
        <source>chosen when the program was started</source>
        <translation>프로그램을 시작할 때 지정함</translation>
    </message>
    <message>
        <source>the fastest device here</source>
        <translation>이 컴퓨터에서 가장 빠른 장치</translation>
    </message>
    <message>
        <source>no graphics card that PyTorch can use was found</source>
        <translation>PyTorch가 쓸 수 있는 그래픽 카드를 찾지 못함</translation>
    </message>
    <message>
        <source>there is a graphics card, but this PyTorch is for the CPU alone</source>
        <translation>그래픽 카드가 있지만 설치된 PyTorch는 CPU 전용임</translation>
    </message>
    <message>
        <source>The memory that this program uses</source>
        <translation>이 프로그램이 쓰는 메모리</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>The steps of this run are no longer kept in memory.</source>
        <translation>이 실행의 단계는 메모리에 더 이상 남아 있지 않습니다.</translation>
    </message>
    <message>
        <source>The steps of a run appear here.</source>
        <translation>실행의 단계가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Film strip</source>
        <translation>필름 스트립</translation>
    </message>
    <message>
        <source>Step that is looked at</source>
        <translation>보고 있는 단계</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>그래프</translation>
    </message>
    <message>
        <source>Save “{name}” as CSV</source>
        <translation>“{name}” 그래프를 CSV로 저장</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>따라가기</translation>
    </message>
    <message>
        <source>Belief</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Show or hide the steps of the run.</source>
        <translation>실행의 단계를 보이거나 숨깁니다.</translation>
    </message>
    <message>
        <source>Go along with the newest step of the run.</source>
        <translation>실행의 최신 단계를 따라갑니다.</translation>
    </message>
    <message>
        <source>The strip shows beliefs x̂_0.</source>
        <translation>스트립에 예측 x̂_0을 보여 줍니다.</translation>
    </message>
    <message>
        <source>The strip shows noisy states x_t.</source>
        <translation>스트립에 노이즈 섞인 상태 x_t를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Begin anew at the end when playing.</source>
        <translation>재생이 끝에 이르면 처음부터 다시 합니다.</translation>
    </message>
    <message>
        <source>Show or hide the plots.</source>
        <translation>그래프를 보이거나 숨깁니다.</translation>
    </message>
    <message>
        <source>How fast it plays: at 1× twelve steps a second, and long runs within twelve seconds.</source>
        <translation>재생 속도입니다. 1×는 초당 열두 단계이고, 긴 실행은 12초 안에 재생합니다.</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>속도</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>반복</translation>
    </message>
    <message>
        <source>Strip of beliefs</source>
        <translation>예측 스트립</translation>
    </message>
    <message>
        <source>Strip of states</source>
        <translation>상태 스트립</translation>
    </message>
    <message>
        <source>Start, before step {k}</source>
        <translation>시작, {k}단계 이전</translation>
    </message>
    <message>
        <source>Step {k} of {steps}</source>
        <translation>{steps}단계 중 {k}단계</translation>
    </message>
    <message>
        <source>Step k of {steps} is not what a run of k steps makes: a shorter run takes larger steps and ends clean, while here noise is left.</source>
        <translation>{steps}단계 중 k번째 단계는 k단계짜리 실행의 결과와 다릅니다. 짧은 실행은 더 큰 걸음으로 깨끗한 이미지까지 가지만, 여기에는 아직 노이즈가 남아 있습니다.</translation>
    </message>
    <message>
        <source>t is the time that the network is told; σ the noise&apos;s standard deviation beside the picture, sqrt((1 - ᾱ) / ᾱ); log SNR the natural logarithm of ᾱ / (1 - ᾱ).</source>
        <translation>t는 네트워크에 알려 주는 시각, σ는 이미지에 대한 노이즈의 표준편차 sqrt((1 - ᾱ) / ᾱ), log SNR은 ᾱ / (1 - ᾱ)의 자연로그입니다.</translation>
    </message>
    <message>
        <source>looking back: the start, before step {k}</source>
        <translation>돌아보기: 시작, {k}단계 이전</translation>
    </message>
    <message>
        <source>looking back: belief at step {k} of {steps}</source>
        <translation>돌아보기: {steps}단계 중 {k}단계의 예측</translation>
    </message>
    <message>
        <source>looking back: state at step {k} of {steps}</source>
        <translation>돌아보기: {steps}단계 중 {k}단계의 상태</translation>
    </message>
    <message>
        <source>Residual</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>Belief moves</source>
        <translation>예측 변화</translation>
    </message>
    <message>
        <source>Size of x_t</source>
        <translation>x_t의 크기</translation>
    </message>
    <message>
        <source>log SNR</source>
        <translation>log SNR</translation>
    </message>
    <message>
        <source>ᾱ</source>
        <translation>ᾱ</translation>
    </message>
    <message>
        <source>β</source>
        <translation>β</translation>
    </message>
    <message>
        <source>Guidance</source>
        <translation>가이던스</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>length of y - A x̂_0, of values in [-1, 1]</source>
        <translation>y - A x̂_0의 길이, 값의 범위 [-1, 1]</translation>
    </message>
    <message>
        <source>mean change, of values in [-1, 1]</source>
        <translation>평균 변화, 값의 범위 [-1, 1]</translation>
    </message>
    <message>
        <source>root mean square, 1 of pure noise</source>
        <translation>제곱평균제곱근, 순수한 노이즈는 1</translation>
    </message>
    <message>
        <source>natural logarithm of a ratio of powers</source>
        <translation>세기 비의 자연로그</translation>
    </message>
    <message>
        <source>share of the signal&apos;s power, 0 to 1</source>
        <translation>신호 세기의 몫, 0에서 1</translation>
    </message>
    <message>
        <source>variance added from level to level</source>
        <translation>수준에서 수준으로 더하는 분산</translation>
    </message>
    <message>
        <source>factor; none is 1, of a classifier 0</source>
        <translation>배율, 없음은 1, 분류기는 0</translation>
    </message>
    <message>
        <source>probability, 0 to 1</source>
        <translation>확률, 0에서 1</translation>
    </message>
    <message>
        <source>Data consistency: how far what the belief would measure is from the measurement y, in units of [-1, 1]. It should come down to the level of the noise in y, and stay there: above it the belief does not explain y, far below it noise is taken for detail.</source>
        <translation>데이터 일치도: 예측을 측정했을 때의 값이 측정값 y와 얼마나 다른지를 [-1, 1] 범위의 단위로 나타냅니다. y에 든 노이즈의 수준까지 내려와 그대로 머물러야 합니다. 그보다 높으면 예측이 y를 설명하지 못하는 것이고, 훨씬 낮으면 노이즈를 세부로 잘못 본 것입니다.</translation>
    </message>
    <message>
        <source>How far the step moved the belief: the mean of |x̂_0 - x̂_0 before| over the picture&apos;s values, which lie in [-1, 1].</source>
        <translation>그 단계가 예측을 얼마나 바꾸었는지입니다. [-1, 1] 범위의 값에 대한 |x̂_0 - 직전 x̂_0|의 평균입니다.</translation>
    </message>
    <message>
        <source>How large the values of x_t are: the root of their mean square, 1 of pure noise. Where it strays far from 1, or at the end from what pictures have (about 0.5), the run leaves what the network has learned.</source>
        <translation>x_t의 값이 얼마나 큰지를 제곱 평균의 제곱근으로 나타냅니다. 순수한 노이즈는 1입니다. 1에서, 또는 끝에서 이미지의 보통 값(약 0.5)에서 크게 벗어나면 실행이 네트워크가 학습한 범위를 벗어난 것입니다.</translation>
    </message>
    <message>
        <source>The logarithm of the signal-to-noise ratio, log(ᾱ / (1 - ᾱ)), in the plan.</source>
        <translation>계획의 신호 대 노이즈 비의 로그, log(ᾱ / (1 - ᾱ))입니다.</translation>
    </message>
    <message>
        <source>ᾱ (alphas_cumprod): the share of the signal&apos;s power in x_t, in the plan.</source>
        <translation>ᾱ(alphas_cumprod): 계획에서 x_t의 신호가 차지하는 파워의 비율입니다.</translation>
    </message>
    <message>
        <source>β: the variance that the forward process adds between these two levels of the plan, 1 - ᾱ / ᾱ next. Fewer steps have larger ones.</source>
        <translation>β: 정방향 과정이 계획의 이 두 수준 사이에서 더하는 분산, 1 - ᾱ / 다음 ᾱ입니다. 단계 수가 적을수록 큽니다.</translation>
    </message>
    <message>
        <source>The scales of guidance at each step, steered or planned.</source>
        <translation>단계마다의 가이던스 강도입니다. 도중에 바꾼 값과 계획한 값을 함께 보여 줍니다.</translation>
    </message>
    <message>
        <source>What the classifier sees in x_t: its likeliest labels, and how sure it is.</source>
        <translation>분류기가 x_t에서 보는 것: 가장 그럴듯한 레이블과 그 확률입니다.</translation>
    </message>
    <message>
        <source>belief</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>noise in y</source>
        <translation>y의 노이즈</translation>
    </message>
    <message>
        <source>classifier-free</source>
        <translation>분류기 없는 가이던스</translation>
    </message>
    <message>
        <source>classifier</source>
        <translation>분류기</translation>
    </message>
    <message>
        <source>Memory for the steps</source>
        <translation>단계 저장용 메모리</translation>
    </message>
    <message>
        <source>Megabytes of memory that the steps of one run may take, from the next run on.
Too little: longer runs go to the disk, and looking back is slower.
Too much: other programs have less.</source>
        <translation>실행 하나의 단계들이 차지할 수 있는 메모리(메가바이트)입니다. 다음 실행부터 적용됩니다.
너무 적으면 긴 실행은 디스크로 옮겨져 돌아보기가 느려집니다.
너무 많으면 다른 프로그램이 쓸 메모리가 줄어듭니다.</translation>
    </message>
</context>
<context>
    <name>Tour</name>
    <message>
        <source>{n} of {count}</source>
        <translation>{n} / {count}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>둘러보기 끝내기</translation>
    </message>
    <message>
        <source>New here? A tour of eight stops shows where things are.</source>
        <translation>처음이신가요? 여덟 곳을 둘러보면 어디에 무엇이 있는지 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Four things to do</source>
        <translation>할 수 있는 네 가지</translation>
    </message>
    <message>
        <source>Make pictures, repair one, walk between two, or look in the laboratory how it all works. Each tab has its own settings below.</source>
        <translation>이미지를 만들고, 복원하고, 둘 사이를 잇거나, 실험실에서 원리를 살펴보세요. 탭마다 아래에 자기 설정이 있습니다.</translation>
    </message>
    <message>
        <source>What it is to show</source>
        <translation>무엇을 보여 줄지</translation>
    </message>
    <message>
        <source>Choose a label. The scale below says how strongly it counts. Point at anything to read what it does.</source>
        <translation>레이블을 고르세요. 아래의 강도는 레이블을 얼마나 강하게 따를지 정합니다. 무엇이든 가리키면 설명이 나옵니다.</translation>
    </message>
    <message>
        <source>Begin, hold, step</source>
        <translation>시작, 멈춤, 한 단계</translation>
    </message>
    <message>
        <source>This button begins a run. Beside it: hold it, make a single step, end it. Nothing is lost by holding.</source>
        <translation>이 버튼으로 실행을 시작합니다. 그 옆에서 멈추고, 한 단계만 가고, 끝낼 수 있습니다. 멈추어도 잃는 것이 없습니다.</translation>
    </message>
    <message>
        <source>The picture comes out of noise</source>
        <translation>노이즈에서 나오는 이미지</translation>
    </message>
    <message>
        <source>Zoom with the wheel. A click chooses one picture of several; a picture from your disk can be dropped here.</source>
        <translation>휠로 확대합니다. 여러 이미지 가운데 하나를 클릭해 고르고, 디스크의 이미지를 여기에 끌어다 놓을 수 있습니다.</translation>
    </message>
    <message>
        <source>Belief and state</source>
        <translation>예측과 상태</translation>
    </message>
    <message>
        <source>See what the network believes the clean picture is, or the noisy state that it looks at. Views shows what else a step is made of.</source>
        <translation>네트워크가 예측한 깨끗한 이미지와 네트워크가 보는 노이즈 섞인 상태를 번갈아 봅니다. 보기에는 단계를 이루는 다른 것들이 있습니다.</translation>
    </message>
    <message>
        <source>Go back to any step</source>
        <translation>어느 단계로든 돌아가기</translation>
    </message>
    <message>
        <source>Every step of a run is kept. Look at one, change something, and branch from there.</source>
        <translation>실행의 모든 단계가 남습니다. 하나를 보고, 무언가를 바꾸어, 거기서 분기하세요.</translation>
    </message>
    <message>
        <source>{learn} explains the control that has the keyboard, with formula and paper. {palette} finds every command. The tour is in the Help menu.</source>
        <translation>{learn}: 키보드 초점이 있는 컨트롤을 수식, 논문과 함께 설명합니다. {palette}: 모든 명령을 찾습니다. 둘러보기는 도움말 메뉴에 있습니다.</translation>
    </message>
    <message>
        <source>Paint a mask</source>
        <translation>마스크 칠하기</translation>
    </message>
    <message>
        <source>Brush, lasso and shapes cover what is to be made anew; the Restore tab does it.</source>
        <translation>브러시, 올가미, 도형으로 새로 만들 곳을 덮으면 복원 탭이 채웁니다.</translation>
    </message>
    <message>
        <source>When you are stuck</source>
        <translation>막혔을 때</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>The steps of this run are no longer kept.</source>
        <translation>이 실행의 단계는 더 이상 보관되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>At the start nothing has been predicted yet; go one step on.</source>
        <translation>시작점에서는 아직 예측한 것이 없습니다. 한 단계 앞으로 가세요.</translation>
    </message>
    <message>
        <source>No change yet: this is the first belief.</source>
        <translation>첫 예측이어서 아직 변화가 없습니다.</translation>
    </message>
    <message>
        <source>This measurement is no picture; look at Aᵀ(y - A x̂_0).</source>
        <translation>이 측정값은 이미지가 아닙니다. 대신 Aᵀ(y - A x̂_0) 쪽을 보세요.</translation>
    </message>
    <message>
        <source>This measurement is not linear, so that there is no Aᵀ.</source>
        <translation>이 측정은 선형이 아니어서 Aᵀ가 없습니다.</translation>
    </message>
    <message>
        <source>This step draws no noise.</source>
        <translation>이 단계는 노이즈를 새로 뽑지 않습니다.</translation>
    </message>
    <message>
        <source>No condition moved this step.</source>
        <translation>이 단계를 움직인 조건이 없습니다.</translation>
    </message>
    <message>
        <source>This model has learned no variance of its own.</source>
        <translation>이 모델은 분산을 따로 학습하지 않았습니다.</translation>
    </message>
    <message>
        <source>This was not recorded at this step.</source>
        <translation>이 단계에서는 기록되지 않았습니다.</translation>
    </message>
    <message>
        <source>Belief x̂_0</source>
        <translation>예측 x̂_0</translation>
    </message>
    <message>
        <source>State x_t</source>
        <translation>상태 x_t</translation>
    </message>
    <message>
        <source>Change of the belief</source>
        <translation>예측의 변화</translation>
    </message>
    <message>
        <source>Predicted noise ε</source>
        <translation>예측 노이즈 ε</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>스코어</translation>
    </message>
    <message>
        <source>Learned deviation</source>
        <translation>학습된 표준편차</translation>
    </message>
    <message>
        <source>Classifier&apos;s gradient</source>
        <translation>분류기의 기울기</translation>
    </message>
    <message>
        <source>Residual y - A x̂_0</source>
        <translation>잔차 y - A x̂_0</translation>
    </message>
    <message>
        <source>Residual in the picture, Aᵀ(y - A x̂_0)</source>
        <translation>이미지로 옮긴 잔차, Aᵀ(y - A x̂_0)</translation>
    </message>
    <message>
        <source>Fresh noise z</source>
        <translation>새 노이즈 z</translation>
    </message>
    <message>
        <source>What the condition added</source>
        <translation>조건이 더한 것</translation>
    </message>
    <message>
        <source>Belief one step before</source>
        <translation>한 단계 전의 예측</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>Of each pixel&apos;s colours the mean is shown.</source>
        <translation>픽셀마다 색 값의 평균을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Of each pixel&apos;s colours this one is shown: {colour}.</source>
        <translation>각 픽셀의 색 가운데 이것을 보여 줍니다: {colour}.</translation>
    </message>
    <message>
        <source>What the model believes that the clean picture is.</source>
        <translation>모델이 예측한 깨끗한 이미지입니다.</translation>
    </message>
    <message>
        <source>The noisy picture that the step began with.</source>
        <translation>단계가 시작될 때의 노이즈 섞인 이미지입니다.</translation>
    </message>
    <message>
        <source>Where this step made the belief brighter (orange) or darker (blue) than the step before, in the picture&apos;s values, which lie in [-1, 1].</source>
        <translation>이 단계에서 예측이 앞 단계보다 밝아진 곳(주황)과 어두워진 곳(파랑)을 [-1, 1] 범위의 이미지 값으로 나타냅니다.</translation>
    </message>
    <message>
        <source>The noise that the model finds in x_t. Good predictions look like pure noise; where shapes of the picture show, it takes the picture for noise.</source>
        <translation>모델이 x_t에서 찾은 노이즈입니다. 좋은 예측은 순수한 노이즈처럼 보입니다. 이미지의 형태가 보이는 곳에서는 모델이 이미지를 노이즈로 여긴 것입니다.</translation>
    </message>
    <message>
        <source>The gradient of log p(x_t), -ε / sqrt(1 - ᾱ): which way each pixel has to change for the noisy picture to become likelier.</source>
        <translation>log p(x_t)의 기울기, -ε / sqrt(1 - ᾱ)입니다. 노이즈 섞인 이미지가 더 그럴듯해지려면 각 픽셀이 어느 쪽으로 바뀌어야 하는지 나타냅니다.</translation>
    </message>
    <message>
        <source>How much spread the model gives the step at each pixel, between the smallest and the largest sensible: more where it is less sure.</source>
        <translation>모델이 단계의 각 픽셀에 허용하는 퍼짐의 정도를, 타당한 최솟값과 최댓값 사이에서 나타냅니다. 확신이 낮은 곳일수록 큽니다.</translation>
    </message>
    <message>
        <source>Where a change would make the label likelier to the classifier: 1 is where it matters most in this picture.</source>
        <translation>어디를 바꾸면 분류기가 레이블을 더 그럴듯하게 볼지 나타냅니다. 1은 이 이미지에서 가장 중요한 곳입니다.</translation>
    </message>
    <message>
        <source>What the measurement says against the belief, where it was measured: 0 where they agree. At the end noise alone should be left.</source>
        <translation>측정된 곳에서 측정값이 예측과 얼마나 다른지 나타냅니다. 일치하는 곳은 0이며, 마지막에는 노이즈만 남아야 합니다.</translation>
    </message>
    <message>
        <source>The residual brought back into the picture by Aᵀ: which way the measurement pulls each pixel.</source>
        <translation>Aᵀ로 이미지에 되돌린 잔차입니다. 측정값이 각 픽셀을 어느 쪽으로 이끄는지 나타냅니다.</translation>
    </message>
    <message>
        <source>The noise that this step draws anew, a function of seed and step alone.</source>
        <translation>이 단계에서 새로 뽑은 노이즈로, 시드와 단계만으로 정해집니다.</translation>
    </message>
    <message>
        <source>How far a condition, such as a classifier or a solver, moved this step from where the sampler would have landed.</source>
        <translation>분류기나 솔버 같은 조건이 이 단계의 결과를 샘플러만 썼을 때에 비해 얼마나 옮겼는지 나타냅니다.</translation>
    </message>
    <message>
        <source>The belief that the multistep method remembers.</source>
        <translation>다단계 방법이 기억하는 예측입니다.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Diffusion Studio</source>
        <translation>Diffusion Studio</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>대기열(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation>마스크(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Timeline</source>
        <translation>타임라인(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Answer</source>
        <translation>답(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>라이브러리(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Views of the step</source>
        <translation>단계 보기</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Guidance at work</source>
        <translation>가이던스 살펴보기</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>The tools that the window is too low for</source>
        <translation>창이 낮아 보이지 않는 도구</translation>
    </message>
    <message>
        <source>Canvas</source>
        <translation>캔버스</translation>
    </message>
    <message>
        <source>Canvas beside</source>
        <translation>캔버스 옆</translation>
    </message>
    <message>
        <source>Something unexpected went wrong; the details say where. The program goes on.</source>
        <translation>예기치 않은 문제가 생겼습니다. 자세한 내용에 위치가 나와 있습니다. 프로그램은 계속 실행됩니다.</translation>
    </message>
    <message>
        <source>Put it back into the window</source>
        <translation>창 안으로 되돌립니다</translation>
    </message>
    <message>
        <source>Take it out of the window</source>
        <translation>창 밖으로 꺼냅니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Docks</source>
        <translation>도크</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>The settings cannot be read ({reason}); the program uses its defaults.</source>
        <translation>설정을 읽을 수 없어({reason}) 기본값을 사용합니다.</translation>
    </message>
    <message>
        <source>The settings file {path} is damaged or of another version, and could not be renamed ({reason}); the program uses its defaults.</source>
        <translation>설정 파일 {path}이(가) 손상되었거나 다른 버전의 것인데, 이름을 바꾸지 못했습니다({reason}). 기본값을 사용합니다.</translation>
    </message>
    <message>
        <source>The settings file was damaged or of another version; it was kept as {path}, and the program starts with its defaults.</source>
        <translation>설정 파일이 손상되었거나 다른 버전의 것이어서 {path}에 따로 보관하고 기본값으로 시작합니다.</translation>
    </message>
    <message>
        <source>The settings could not be saved to {path} ({reason}).</source>
        <translation>설정을 {path}에 저장하지 못했습니다({reason}).</translation>
    </message>
</context>
</TS>
